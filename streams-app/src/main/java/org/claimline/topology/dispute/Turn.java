package org.claimline.topology.dispute;

import java.util.Optional;

/**
 * What one episode comes to.
 *
 * @param episode as it is kept
 * @param news    what is told of it
 */
record Turn(Episode episode, Optional<News> news) {
    static Turn of(News news) {
        return new Turn(news.episode(), Optional.of(news));
    }

    static Turn nothing(Episode episode) {
        return new Turn(episode, Optional.empty());
    }
}
