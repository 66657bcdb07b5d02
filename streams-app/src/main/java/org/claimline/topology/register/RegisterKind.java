package org.claimline.topology.register;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.claimline.avro.Party;
import org.claimline.avro.Place;
import org.claimline.avro.Source;
import org.claimline.schema.Contract;
import org.claimline.topology.RegisterMapping;

/** The registers. */
public enum RegisterKind {
    SOURCES(Contract.SOURCES),
    PLACES(Contract.PLACES),
    PARTIES(Contract.PARTIES);

    private final Contract contract;

    RegisterKind(Contract contract) {
        this.contract = contract;
    }

    public Contract contract() {
        return contract;
    }

    public Schema schema() {
        return switch (this) {
            case SOURCES -> Source.getClassSchema();
            case PLACES -> Place.getClassSchema();
            case PARTIES -> Party.getClassSchema();
        };
    }

    /** Name of the global store. */
    public String store() {
        return "register-" + contract.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Name of the counter that tells how far its topic is read. */
    public String counter() {
        return name() + "_READ";
    }

    /** The entry in the core's terms: a Source, Place or Party. Refuses another contract's record and symbols that are not known. */
    public Object read(SpecificRecord entry) {
        if (this == SOURCES && entry instanceof Source source) {
            return RegisterMapping.source(source);
        }
        if (this == PLACES && entry instanceof Place place) {
            return RegisterMapping.place(place);
        }
        if (this == PARTIES && entry instanceof Party party) {
            return RegisterMapping.party(party);
        }
        throw new IllegalArgumentException("a " + entry.getSchema().getName() + " is no entry of " + contract);
    }

    /** The same of the entry under {@code key}. Refuses one of another id too, and one by which no claim could be read. */
    public Object read(String key, SpecificRecord entry) {
        Object core = read(entry);
        if (!id(core).equals(key)) {
            throw new IllegalArgumentException("the entry's id is " + id(core) + ", and its key is not");
        }
        if (key.isBlank()) {
            throw new IllegalArgumentException("the entry's id is blank, and nothing can name it");
        }
        if (core instanceof org.claimline.source.Party party) {
            // throws for a camp's or party's name that is none: every claim about it would
            party.side();
        }
        return core;
    }

    private String id(Object entry) {
        return switch (this) {
            case SOURCES -> ((org.claimline.source.Source) entry).id();
            case PLACES -> ((org.claimline.place.Place) entry).id();
            case PARTIES -> ((org.claimline.source.Party) entry).id();
        };
    }
}
