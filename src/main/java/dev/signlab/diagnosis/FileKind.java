package dev.signlab.diagnosis;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a file is for those who sign and verify, told by how it begins. */
public enum FileKind {
  /** A private key in cosign's own form. */
  PRIVATE_KEY("a private key", "-----BEGIN ENCRYPTED (?:SIGSTORE|COSIGN) PRIVATE KEY-----"),
  /** A private key of another tool. */
  FOREIGN_KEY("a private key of another tool", "-----BEGIN [A-Z ]*PRIVATE KEY-----"),
  /** A public key. */
  PUBLIC_KEY("a public key", "-----BEGIN (?:RSA )?PUBLIC KEY-----"),
  /** One certificate or several. */
  CERTIFICATE("a certificate", "-----BEGIN CERTIFICATE-----"),
  /** A trusted root. */
  TRUSTED_ROOT("a trusted root", "dev\\.sigstore\\.trustedroot"),
  /** A signing config. */
  SIGNING_CONFIG("a signing config", "dev\\.sigstore\\.signingconfig"),
  /** A signature with its evidence. */
  BUNDLE("a bundle", "dev\\.sigstore\\.bundle|\"base64Signature\""),
  /** A bill of materials as SPDX says it in JSON. */
  SPDX_JSON("an SBOM (SPDX)", "\\A\\s*\\{.*\"spdxVersion\""),
  /** A bill of materials as SPDX says it in lines. */
  SPDX_TEXT("an SBOM (SPDX, tag-value)", "\\ASPDXVersion:"),
  /** A bill of materials as CycloneDX says it. */
  CYCLONEDX("an SBOM (CycloneDX)", "\\A\\s*\\{.*\"bomFormat\""),
  /** Any other object of JSON. */
  PREDICATE("JSON", "\\A\\s*\\{"),
  /** An identity token. */
  TOKEN("an identity token", "\\AeyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*\\s*\\z"),
  /** A signature in base64. */
  SIGNATURE("a signature", "\\A[A-Za-z0-9+/\\s]{80,1400}={0,2}\\s*\\z"),
  /** How an image is built. */
  DOCKERFILE("a Dockerfile", "\\A(?:\\s*#[^\\n]*\\n)*\\s*FROM\\s"),
  /** Anything else. */
  OTHER("another file", "\\A");

  /** The bills of materials. */
  public static final List<FileKind> SBOMS = List.of(SPDX_JSON, CYCLONEDX, SPDX_TEXT);

  private final String words;
  private final Pattern beginning;

  FileKind(String words, String beginning) {
    this.words = words;
    this.beginning = Pattern.compile(beginning, Pattern.DOTALL);
  }

  /** Returns what it is in words, with its article. */
  public String words() {
    return words;
  }

  /** Tells what a file is by the text with which it begins. */
  public static FileKind of(String text) {
    return Stream.of(values())
        .filter(kind -> kind.beginning.matcher(text).find())
        .findFirst()
        .orElse(OTHER);
  }
}
