package dev.signlab.diagnostic;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why a verification or a check did not pass. Hints, recorded mistakes, the {@code diagnose}
 * command and tests all name causes from this list, so a cause is added here before anything may
 * fail for it.
 */
public enum Cause {
  /** Nothing answers where a registry should be. */
  NO_REGISTRY("no registry answers there"),
  /** A port was published, but nothing inside the container listens on it. */
  WRONG_PORT("nothing inside the container listens on that port"),
  /** The server answers, but its certificate is not trusted. */
  UNTRUSTED_SERVER("the certificate of the server is not trusted"),
  /** A registry or a vault answers, but refused the credentials or asked for some. */
  NOT_AUTHORIZED("the credentials were refused, or there were none"),
  /** The registry knows who asks, and what is asked for is not granted. */
  NOT_ALLOWED("the registry knows you, and you may not do this"),
  /** The registry has no such image. */
  NO_IMAGE("the registry has no such image"),
  /** A file that should be there is not. */
  NO_FILE("a file is missing"),
  /** A file is there, but not of the form that its use asks for. */
  MALFORMED("a file or answer is malformed"),
  /** A secret file can be read by others. */
  FILE_MODE("others may read a secret file"),
  /** The password does not open the private key. */
  WRONG_PASSWORD("the password does not open the key"),
  /** The image carries no signature at all. */
  NO_SIGNATURE("the image has no signature"),
  /** A signature is there, but was made by another key. */
  WRONG_KEY("signed by another key"),
  /** The right key signed, but in a way that verifiers of this layout do not accept. */
  WRONG_ALGORITHM("signed with another algorithm than verifiers expect"),
  /** The bytes found do not have the digest under which they are listed. */
  DIGEST_MISMATCH("the bytes do not have their digest"),
  /** The signed payload names another image. */
  WRONG_IMAGE("the signature speaks of another image"),
  /** A key signed where a certificate was asked for, or the other way round. */
  WRONG_MATERIAL("signed with a key where a certificate is asked for, or the other way round"),
  /** A required annotation is missing or has another value. */
  WRONG_ANNOTATION("an annotation is missing or different"),
  /** The image carries no attestation at all. */
  NO_ATTESTATION("the image has no attestation"),
  /** What is attested is of another kind than the one asked for. */
  WRONG_PREDICATE("the attestation is of another kind"),
  /** The attestation is genuine, but a rule of the policy does not allow what it says. */
  POLICY("the policy does not allow it"),
  /** The image has no bill of materials. */
  NO_SBOM("the image has no SBOM"),
  /** The bill of materials describes another image. */
  WRONG_SBOM("the SBOM describes another image"),
  /** The tag points at another digest than expected. */
  TAG_MOVED("the tag points at another image"),
  /** No transparency log is known to hold the signature. */
  NO_LOG_ENTRY("no log entry shows the signature"),
  /** The entry is of a log that the trusted root does not name. */
  UNKNOWN_LOG("the trusted root does not know that log"),
  /** The log entry speaks of another signature, key or artifact. */
  WRONG_LOG_ENTRY("the log entry speaks of something else"),
  /** The log did not sign the promise that comes with the entry. */
  WRONG_PROMISE("the log did not sign that promise"),
  /** The log did not sign the checkpoint, or it is of another tree. */
  WRONG_CHECKPOINT("the log did not sign that checkpoint"),
  /** The proof does not lead from the entry to the root of the log's tree. */
  WRONG_INCLUSION("the proof does not lead to the log's root"),
  /** The proof does not show that the tree of a log grew out of an older one of it. */
  WRONG_CONSISTENCY("the proof does not show that the log only grew"),
  /** A log showed two trees of which neither grew out of the other. */
  SPLIT_VIEW("the log has shown two trees that do not agree"),
  /** A time lies outside of when it could be. */
  WRONG_TIME("that time cannot be"),
  /** Nothing answers where a service of the world of signatures should be. */
  NO_SERVICE("no service answers there"),
  /** A service answers, but does not do what it was asked for. */
  SERVICE_REFUSED("a service refused what it was asked for"),
  /** No identity token is at hand, and nobody can be asked to sign in. */
  NO_TOKEN("nobody says who signs"),
  /** The identity token is not one, or is not meant for this use. */
  WRONG_TOKEN("that identity token is of no use here"),
  /** No authority of the trusted root issued the certificate. */
  UNKNOWN_AUTHORITY("no trusted authority issued the certificate"),
  /** The certificate, or one above it, breaks a rule of certificates. */
  WRONG_CERTIFICATE("the certificate breaks a rule"),
  /** The certificate did not hold at a time at which the signature was there. */
  NOT_VALID_THEN("the certificate did not hold at that time"),
  /** Nothing that is trusted says when the signature was made. */
  NO_TIME("nothing trusted says when it was signed"),
  /** The timestamp is of an authority that the trusted root does not name. */
  UNKNOWN_TIMESTAMPER("the trusted root does not know that timestamp authority"),
  /** The timestamp is over something else, or its authority did not sign it. */
  WRONG_TIMESTAMP("the timestamp does not hold"),
  /** No log of certificates is known to hold the certificate. */
  NO_SCT("no SCT shows that the certificate is in a log"),
  /** The log of certificates did not sign the SCT for this certificate. */
  WRONG_SCT("the SCT is not for this certificate"),
  /** The certificate names another signer than the one asked for. */
  WRONG_IDENTITY("signed by another identity"),
  /** The certificate names the right signer, but another party vouches for that. */
  WRONG_ISSUER("another issuer vouches for the identity"),
  /** The certificate says something else of the workflow that signed. */
  WRONG_WORKFLOW("another workflow run signed"),
  /** Too few keys of the repository of trust signed what it hands out. */
  UNSIGNED_METADATA("the keys of the repository of trust did not sign that"),
  /** A repository of trust offers older metadata than it did before. */
  OLD_METADATA("the repository of trust goes back to an older version"),
  /** What a repository of trust says has expired. */
  EXPIRED_METADATA("what the repository of trust says has expired"),
  /** What was done so far holds, but a part of it can only be judged by a later lab. */
  NOT_JUDGED("this lab cannot judge that yet"),
  /** The answer that was given is not the right one. */
  WRONG_ANSWER("that is not the answer"),
  /** The state that the task asks for has not been reached yet. */
  NOT_DONE("not done yet");

  private final String words;

  Cause(String words) {
    this.words = words;
  }

  /** Returns the names of all causes, in their order. */
  public static List<String> names() {
    return Stream.of(values()).map(Cause::name).toList();
  }

  /** Finds a cause by its name, in any case and with dashes for underscores. */
  public static Optional<Cause> named(String text) {
    String name = text.toUpperCase(Locale.ROOT).replace('-', '_');
    return Stream.of(values()).filter(cause -> cause.name().equals(name)).findFirst();
  }

  /** Returns the cause in words for a person, without capital or full stop. */
  public String words() {
    return words;
  }
}
