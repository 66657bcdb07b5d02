package org.claimline.source.report;

import java.util.Optional;
import org.claimline.claim.EventTime;
import org.claimline.claim.Speaker;
import org.claimline.claim.Subject;

/**
 * A version of a claim as the registers read it: whose voice, about whom, when.
 *
 * @param sourceName name of the publisher to show
 * @param origin     the root of the claim; two reports of one origin are one voice
 * @param subject    the party it is about; empty where it names none
 */
public record ReadClaim(Speaker speaker, String sourceName, String origin, Optional<Subject> subject, EventTime when) {}
