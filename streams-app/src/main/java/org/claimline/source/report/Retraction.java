package org.claimline.source.report;

/**
 * Names a claim of another report of the same source that the source takes back (rule 12).
 *
 * @param report the report in which the claim stood
 * @param claim  the claim taken back
 */
public record Retraction(String report, String claim) {}
