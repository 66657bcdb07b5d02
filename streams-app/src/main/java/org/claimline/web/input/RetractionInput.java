package org.claimline.web.input;

/**
 * A claim of another report of the same source that the source takes back (rule 12).
 *
 * @param report id of the report in which the claim stood
 * @param claim  id of the claim in that report
 */
public record RetractionInput(String report, String claim) {}
