package org.claimline.reconcile;

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
    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        String law = context.targetMethod().getName();
        boolean example = context.targetMethod().isAnnotationPresent(Example.class);
        int wanted = example ? 1 : Integer.getInteger("jqwik.tries.default", 1000);
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
}
