package org.claimline.web.input;

import org.jspecify.annotations.Nullable;

/**
 * That an editor has seen an alert. It decides nothing about towns.
 *
 * @param editor id of the editor; the name of the token that was shown, unless said
 * @param note   what the others are to know, in at most 1000 characters
 */
public record AcknowledgementInput(
        @Nullable String editor, @Nullable String note) {}
