package dev.signlab.interop;

import dev.signlab.judge.Judges;
import dev.signlab.judge.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The verifier of sigstore-go, which judges bundles. Cosign 3.1 fetches those of images for it, and
 * openssl adds the timestamp that it asks for.
 */
final class SigstoreGo implements Party {

  private static final String TOOL = "sigstore-go-verification";

  private final TimestampAuthority authority;

  SigstoreGo(TimestampAuthority authority) {
    this.authority = authority;
  }

  @Override
  public String name() {
    return "sigstore-go";
  }

  @Override
  public boolean isHere() {
    return Judges.find(TOOL).isPresent() && Judges.find("cosign3").isPresent();
  }

  @Override
  public Optional<String> cannotSign(Form form) {
    return Optional.of("it only verifies here");
  }

  @Override
  public Optional<String> cannotVerify(Form form, KeyKind key) {
    if (form.isLegacy()) {
      return Optional.of("sigstore-go judges bundles, and there is none in the legacy layout");
    }
    return key == KeyKind.P256 || key == KeyKind.P384
        ? Optional.empty()
        : Optional.of("the program of sigstore-go takes ECDSA keys; for others it crashes");
  }

  @Override
  public Tool.Run sign(Subject subject) {
    throw new IllegalStateException("sigstore-go does not sign here");
  }

  @Override
  public Tool.Run verify(Subject subject, Path publicKey) {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("-publicKey", publicKey.toString(), "-requireTlog=false"));
    words.addAll(List.of("-requireCTlog=false", "-trustedrootJSONpath", root().toString()));
    if (subject.form().isOfImage()) {
      String digest = subject.image().substring(subject.image().indexOf("sha256:") + 7);
      words.addAll(List.of("-artifact-digest", digest, stamped(fetched(subject))));
    } else {
      words.addAll(List.of("-artifact", subject.artifact(), stamped(Path.of(subject.bundle()))));
    }
    return Tool.require(TOOL).in(subject.folder()).run(words.toArray(String[]::new));
  }

  private String stamped(Path bundle) {
    return TimestampAuthority.stamped(authority.folder(), bundle);
  }

  private Path root() {
    return authority.folder().resolve("trusted-root.json");
  }

  private static Path fetched(Subject subject) {
    String kind = subject.form().isAttestation() ? "attestation" : "signature";
    String bundles =
        Tool.require("cosign3")
            .in(subject.folder())
            .run("download", kind, subject.image())
            .stdout();
    try {
      String first = bundles.lines().findFirst().orElse("");
      return Files.writeString(Path.of(subject.bundle()), first);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
