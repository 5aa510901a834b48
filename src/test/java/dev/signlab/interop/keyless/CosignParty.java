package dev.signlab.interop.keyless;

import dev.signlab.app.InProcessLab;
import dev.signlab.judge.Judges;
import dev.signlab.judge.Tool;
import dev.signlab.services.deployment.ServiceName;
import dev.signlab.services.deployment.TrustFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lab and both cosigns, by the words of cosign. */
enum CosignParty implements Party {
  LAB("lab"),
  SECOND("cosign 2.5"),
  THIRD("cosign 3.1");

  private final String text;

  CosignParty(String text) {
    this.text = text;
  }

  @Override
  public String called() {
    return text;
  }

  private String tool() {
    return this == SECOND ? "cosign2" : "cosign3";
  }

  @Override
  public boolean isHere() {
    return this == LAB || Judges.find(tool()).isPresent();
  }

  @Override
  public Optional<String> cannotSign(Layout layout) {
    return cannot(layout);
  }

  @Override
  public Optional<String> cannotVerify(Layout layout) {
    return cannot(layout);
  }

  private Optional<String> cannot(Layout layout) {
    if (this != SECOND) {
      return Optional.empty();
    }
    return switch (layout) {
      case BUNDLE -> Optional.of("cosign 2.5 has no bundles of signed images (2.6 is the first)");
      case FILE_TILES -> Optional.of("cosign 2.5 does not know logs of version 2");
      default -> Optional.empty();
    };
  }

  @Override
  public Tool.Run sign(Signed thing, World world) throws IOException {
    Path token = Files.writeString(thing.folder().resolve("token"), world.token());
    List<String> words = new ArrayList<>();
    words.add(thing.layout().isOfImage() ? "sign" : "sign-blob");
    words.addAll(List.of("-y", "--identity-token", token.toString()));
    words.addAll(services(thing.layout(), world));
    if (!thing.layout().isOfImage()) {
      words.addAll(List.of("--bundle", thing.bundle().toString()));
    }
    words.add(thing.layout().isOfImage() ? thing.image() : thing.artifact().toString());
    return run(thing, words, world.expected());
  }

  private List<String> services(Layout layout, World world) {
    List<String> addresses =
        List.of(
            "--fulcio-url",
            world.url(ServiceName.FULCIO),
            "--rekor-url",
            world.url(ServiceName.REKOR));
    List<String> words = new ArrayList<>();
    if (layout == Layout.LEGACY) {
      words.addAll(addresses);
      if (this != SECOND) {
        words.addAll(List.of("--new-bundle-format=false", "--use-signing-config=false"));
      }
    } else if (this == SECOND) {
      words.addAll(addresses);
      words.addAll(List.of("--new-bundle-format", "--timestamp-server-url", world.timestamps()));
    } else {
      words.addAll(List.of("--signing-config", world.config(layout)));
      words.addAll(List.of("--trusted-root", world.expected().file(TrustFile.TRUSTED_ROOT)));
    }
    return words;
  }

  @Override
  public Tool.Run verify(Check check) {
    Signed thing = check.thing();
    Expected expected = check.expected();
    List<String> words = new ArrayList<>();
    words.add(thing.layout().isOfImage() ? "verify" : "verify-blob");
    words.addAll(List.of("--certificate-identity", expected.identity()));
    words.addAll(List.of("--certificate-oidc-issuer", expected.issuer()));
    if (thing.layout() != Layout.LEGACY || this == LAB) {
      words.addAll(List.of("--trusted-root", expected.file(TrustFile.TRUSTED_ROOT)));
    }
    if (thing.layout() == Layout.LEGACY && this != SECOND) {
      words.add("--new-bundle-format=false");
    }
    if (this == SECOND && !thing.layout().isOfImage()) {
      words.add("--new-bundle-format");
    }
    if (!thing.layout().isOfImage()) {
      words.addAll(List.of("--bundle", thing.bundle().toString()));
    }
    words.add(thing.layout().isOfImage() ? thing.image() : thing.artifact().toString());
    return run(thing, words, expected);
  }

  /** A home of its own keeps cosign from any cached root of trust. */
  private Tool.Run run(Signed thing, List<String> words, Expected expected) {
    if (this == LAB) {
      List<String> line = new ArrayList<>(List.of("cosign"));
      line.addAll(words);
      return new InProcessLab(thing.folder(), Map.of()).run(line);
    }
    return Tool.require(tool())
        .in(thing.folder())
        .with("HOME", thing.folder().toString())
        .with("SIGSTORE_ROOT_FILE", expected.file(TrustFile.FULCIO_PEM))
        .with("SIGSTORE_REKOR_PUBLIC_KEY", expected.file(TrustFile.REKOR_PUB))
        .with("SIGSTORE_CT_LOG_PUBLIC_KEY_FILE", expected.file(TrustFile.CTFE_PUB))
        .run(words.toArray(String[]::new));
  }
}
