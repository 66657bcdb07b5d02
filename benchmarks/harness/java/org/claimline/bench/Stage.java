package org.claimline.bench;

/**
 * A step of a system: who reads, and what.
 *
 * @param group of consumers
 * @param topic that they read
 */
public record Stage(String group, String topic) {}
