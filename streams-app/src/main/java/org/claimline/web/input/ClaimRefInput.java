package org.claimline.web.input;

/**
 * Which claim is meant.
 *
 * @param source id of the publishing source
 * @param report id of the report, unique within its source
 * @param claim  id of the claim, unique within its report
 */
public record ClaimRefInput(String source, String report, String claim) {}
