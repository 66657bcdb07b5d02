package org.claimline.avro;

import org.apache.avro.Conversion;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/**
 * Lets Avro load the records of this package, and of no other. Avro refuses every class that a schema names until somebody vouches for
 * it, which each program and test would have to remember. Here Avro asks by itself: it looks up conversions as services whenever it
 * makes a data model, so before it loads a record, and finds this one. It converts nothing; no schema has a logical type of its name.
 *
 * <p>What others have allowed stays allowed. Needs the file {@code META-INF/services/org.apache.avro.Conversion}: whoever merges
 * jars merges the service files too.
 */
public final class TrustedRecords extends Conversion<TrustedRecords> {
    private static final String TRUSTED = TrustedRecords.class.getPackageName();

    public TrustedRecords() {
        trust();
    }

    private static synchronized void trust() {
        ClassSecurityPredicate others = ClassSecurityValidator.getGlobal();
        if (!others.isTrusted(TrustedRecords.class)) {
            ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                    others, type -> type.getPackageName().equals(TRUSTED)));
        }
    }

    @Override
    public Class<TrustedRecords> getConvertedType() {
        return TrustedRecords.class;
    }

    @Override
    public String getLogicalTypeName() {
        return "claimline-trusted-records";
    }
}
