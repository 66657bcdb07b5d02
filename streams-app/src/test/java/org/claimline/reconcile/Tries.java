package org.claimline.reconcile;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import net.jqwik.api.Example;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Prints how often a law was really tried, and fails one that was tried less often than it should have been. A law named in
 * {@code scenarios/pending.txt} must fail until it is mended.
 */
public final class Tries implements AroundPropertyHook {

    /** Laws of which a single try costs as much as so many others: they are tried so much less often. */
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface OneIn {
        int value();
    }

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        String law = context.targetMethod().getName();
        boolean example = context.targetMethod().isAnnotationPresent(Example.class);
        int wanted = example ? 1 : wanted(context);
        if (!example) {
            context.attributes().setTries(wanted);
        }
        PropertyExecutionResult result = property.execute();
        System.out.printf("%s: %d tries, %d within its assumptions%n", law, result.countTries(), result.countChecks());
        boolean holds = result.status() == PropertyExecutionResult.Status.SUCCESSFUL;
        if (ScenariosTest.pending().contains(law)) {
            return holds ? result.mapToFailed("mended: take " + law + " off pending.txt") : result.mapToSuccessful();
        }
        return holds && result.countTries() < wanted
                ? result.mapToFailed("only " + result.countTries() + " of " + wanted + " tries")
                : result;
    }

    private static int wanted(PropertyLifecycleContext context) {
        int tries = Integer.getInteger("jqwik.tries.default", 1000);
        OneIn share = context.containerClass().getAnnotation(OneIn.class);
        return share == null ? tries : Math.max(1, tries / share.value());
    }
}
