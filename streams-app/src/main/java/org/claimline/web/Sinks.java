package org.claimline.web;

import org.claimline.avro.AlertAcknowledgement;
import org.claimline.avro.DeskDecision;
import org.claimline.avro.Party;
import org.claimline.avro.Place;
import org.claimline.avro.Source;
import org.claimline.ingest.RegisterSink;
import org.claimline.ingest.Sink;

/** Where accepted register entries, decisions and acknowledgements go. Reports go where their intake sends them. */
public record Sinks(
        RegisterSink<Source> sources,
        RegisterSink<Place> places,
        RegisterSink<Party> parties,
        Sink<DeskDecision> decisions,
        Sink<AlertAcknowledgement> acknowledgements) {}
