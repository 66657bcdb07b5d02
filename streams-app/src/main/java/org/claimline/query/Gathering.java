package org.claimline.query;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Asks every holder for its share, the others while this instance answers its own. One that cannot answer fails the whole. */
final class Gathering {
    private static final ExecutorService ASKING = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "asking-peers");
        thread.setDaemon(true);
        return thread;
    });

    private Gathering() {}

    /**
     * The answers to all shares.
     *
     * @param shares what each is to be asked for
     * @param here   answers the share of this instance
     * @param there  asks another for its share
     * @throws MovingException if one of them does not hold it any more
     */
    static <S, T> List<T> of(Map<Holder, S> shares, Function<S, T> here, BiFunction<URI, S, T> there) {
        List<Future<T>> asked = new ArrayList<>();
        shares.forEach((holder, share) -> {
            if (holder instanceof Holder.There other) {
                asked.add(ASKING.submit(() -> there.apply(other.service(), share)));
            }
        });
        List<T> answers = new ArrayList<>();
        S own = shares.get(new Holder.Here());
        if (own != null) {
            answers.add(here.apply(own));
        }
        for (Future<T> answer : asked) {
            answers.add(await(answer));
        }
        return answers;
    }

    private static <T> T await(Future<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MovingException("interrupted while other instances were asked");
        }
    }
}
