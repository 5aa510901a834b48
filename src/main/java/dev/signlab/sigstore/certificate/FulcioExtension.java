package dev.signlab.sigstore.certificate;

import dev.signlab.crypto.Utf8String;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * What Fulcio writes into its certificates about an identity: one constant for each extension below
 * 1.3.6.1.4.1.57264.1, in the order in which Fulcio writes them (Fulcio, docs/oid-info.md).
 *
 * <p>The first six hold the bytes of the text alone; the later ones hold it as a UTF8String in DER.
 * Number 7 is no extension but the kind of a subject alternative name: {@link #USERNAME_SAN}.
 */
public enum FulcioExtension {
  /** Who made the token, in the old form. */
  ISSUER(1, "token issuer", "iss"),
  /** The event that started the workflow, in the old form. */
  GITHUB_WORKFLOW_TRIGGER(2, "workflow trigger", "event_name"),
  /** The commit that was built, in the old form. */
  GITHUB_WORKFLOW_SHA(3, "workflow commit", "sha"),
  /** The name of the workflow, in the old form. */
  GITHUB_WORKFLOW_NAME(4, "workflow name", "workflow"),
  /** The repository, in the old form: owner and name. */
  GITHUB_WORKFLOW_REPOSITORY(5, "workflow repository", "repository"),
  /** The branch or tag, in the old form. */
  GITHUB_WORKFLOW_REF(6, "workflow ref", "ref"),
  /** Who made the token. */
  ISSUER_V2(8, "token issuer", "iss"),
  /** The build instructions that signed: for a reusable workflow, the one that was called. */
  BUILD_SIGNER_URI(9, "build signer", "job_workflow_ref"),
  /** The version of the build instructions that signed. */
  BUILD_SIGNER_DIGEST(10, "build signer's commit", "job_workflow_sha"),
  /** Where the build ran: on the platform's machines or on others. */
  RUNNER_ENVIRONMENT(11, "runner", "runner_environment"),
  /** The repository that was built. */
  SOURCE_REPOSITORY_URI(12, "source repository", "repository"),
  /** The commit that was built. */
  SOURCE_REPOSITORY_DIGEST(13, "source commit", "sha"),
  /** The branch or tag that was built. */
  SOURCE_REPOSITORY_REF(14, "source ref", "ref"),
  /** The number of the repository, which stays when its name changes. */
  SOURCE_REPOSITORY_IDENTIFIER(15, "source repository's number", "repository_id"),
  /** The owner of the repository. */
  SOURCE_REPOSITORY_OWNER_URI(16, "source owner", "repository_owner"),
  /** The number of the owner, which stays when the name changes. */
  SOURCE_REPOSITORY_OWNER_IDENTIFIER(17, "source owner's number", "repository_owner_id"),
  /** The build instructions that were started: for a reusable workflow, the caller. */
  BUILD_CONFIG_URI(18, "build config", "workflow_ref"),
  /** The version of the build instructions that were started. */
  BUILD_CONFIG_DIGEST(19, "build config's commit", "workflow_sha"),
  /** What started the build. */
  BUILD_TRIGGER(20, "build trigger", "event_name"),
  /** The one run of the build. */
  RUN_INVOCATION_URI(21, "run", "run_id"),
  /** Whether the repository was public when it was signed. */
  SOURCE_REPOSITORY_VISIBILITY_AT_SIGNING(22, "source visibility", "repository_visibility"),
  /** The environment to which the build deploys. */
  DEPLOYMENT_ENVIRONMENT(23, "deployment environment", "environment"),
  /** The subject of the token as it stands there. */
  TOKEN_SUBJECT(24, "token subject", "sub");

  /** Below which all of them stand. */
  public static final String ARC = "1.3.6.1.4.1.57264.1";

  /** The kind of a subject alternative name that is a user name, an otherName. */
  public static final String USERNAME_SAN = ARC + ".7";

  private static final int LAST_OF_OLD_FORM = 6;

  private final int number;
  private final String words;
  private final String claim;

  FulcioExtension(int number, String words, String claim) {
    this.number = number;
    this.words = words;
    this.claim = claim;
  }

  /** Finds the extension with an object identifier, in dots. */
  public static Optional<FulcioExtension> byOid(String oid) {
    return Arrays.stream(values()).filter(each -> each.oid().equals(oid)).findFirst();
  }

  /** Returns the last part of its object identifier. */
  public int number() {
    return number;
  }

  /** Returns its object identifier, such as {@code 1.3.6.1.4.1.57264.1.8}. */
  public String oid() {
    return ARC + "." + number;
  }

  /** Returns what it tells, in words for a person. */
  public String words() {
    return words;
  }

  /** Returns the claim of GitHub's token from which its text is made. */
  public String claim() {
    return claim;
  }

  /** Tells whether it holds the bytes of the text alone, as the deprecated ones do. */
  public boolean isOldForm() {
    return number <= LAST_OF_OLD_FORM;
  }

  /** Returns the value of the extension for a text: what stands inside its octet string. */
  public byte[] encode(String text) {
    return isOldForm() ? text.getBytes(StandardCharsets.UTF_8) : Utf8String.encode(text);
  }

  /**
   * Returns the text in the value of the extension.
   *
   * @param value what stands inside the extension's octet string
   * @throws dev.signlab.diagnostic.LabException with the cause MALFORMED when it is no UTF-8, or
   *     not one UTF8String in DER where that is due
   */
  public String decode(byte[] value) {
    String what = "the extension " + oid() + " (" + words + ")";
    return isOldForm() ? Utf8String.decode(value, what) : Utf8String.parse(value, what);
  }
}
