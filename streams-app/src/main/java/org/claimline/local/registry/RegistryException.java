package org.claimline.local.registry;

/** A refusal as clients of Confluent's registry know it: an HTTP status, Confluent's error code, and a sentence. */
final class RegistryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final int code;
    private final String sentence;

    RegistryException(int status, int code, String message) {
        super(message);
        this.status = status;
        this.code = code;
        this.sentence = message;
    }

    static RegistryException subjectNotFound(String subject) {
        return new RegistryException(404, 40401, "Subject '" + subject + "' not found.");
    }

    static RegistryException versionNotFound(int version) {
        return new RegistryException(404, 40402, "Version " + version + " not found.");
    }

    static RegistryException schemaNotFound() {
        return new RegistryException(404, 40403, "Schema not found");
    }

    static RegistryException idNotFound(int id) {
        return new RegistryException(404, 40403, "Schema " + id + " not found");
    }

    static RegistryException notSoftlyDeleted(SchemaVersion version) {
        return new RegistryException(
                404,
                40407,
                "Subject '" + version.subject() + "' Version " + version.version()
                        + " was not deleted first before being permanently deleted");
    }

    static RegistryException subjectNotSoftlyDeleted(String subject) {
        return new RegistryException(
                404, 40405, "Subject '" + subject + "' was not deleted first before being permanently deleted");
    }

    static RegistryException noLevelOf(String subject) {
        return new RegistryException(
                404, 40408, "Subject '" + subject + "' does not have subject-level compatibility configured");
    }

    static RegistryException incompatible(String subject, String details) {
        return new RegistryException(
                409,
                409,
                "Schema being registered is incompatible with an earlier schema for subject \"" + subject
                        + "\", details: " + details);
    }

    static RegistryException invalidSchema(String reason) {
        return new RegistryException(422, 42201, "Invalid schema: " + reason);
    }

    static RegistryException invalidVersion(String version) {
        return new RegistryException(
                422,
                42202,
                "The specified version '" + version + "' is not a valid version id. Allowed values are between"
                        + " [1, 2^31-1] and the string \"latest\"");
    }

    static RegistryException invalidLevel() {
        return new RegistryException(
                422,
                42203,
                "Invalid compatibility level. Valid values are none, backward, forward, full, backward_transitive,"
                        + " forward_transitive, and full_transitive");
    }

    static RegistryException invalidMode() {
        return new RegistryException(422, 42204, "Invalid mode. This registry is always in mode READWRITE");
    }

    static RegistryException referenced(SchemaVersion version) {
        return new RegistryException(
                422,
                42206,
                "One or more references exist to the schema {subject=" + version.subject() + ",version="
                        + version.version() + "}.");
    }

    static RegistryException storeFailed(String reason) {
        return new RegistryException(500, 50001, "Error in the backend data store: " + reason);
    }

    int status() {
        return status;
    }

    Answers.Failure answer() {
        return new Answers.Failure(code, sentence);
    }
}
