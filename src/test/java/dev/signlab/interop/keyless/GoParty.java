package dev.signlab.interop.keyless;

import dev.signlab.judge.Judges;
import dev.signlab.judge.Tool;
import dev.signlab.services.deployment.TrustFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The two programs of sigstore-go. */
final class GoParty implements Party {

  private static final String SIGNER = "sigstore-go-signing";
  private static final String VERIFIER = "sigstore-go-verification";

  @Override
  public String called() {
    return "sigstore-go";
  }

  @Override
  public boolean isHere() {
    return Judges.find(SIGNER).isPresent() && Judges.find(VERIFIER).isPresent();
  }

  @Override
  public Optional<String> cannotSign(Layout layout) {
    return layout.isOfImage()
        ? Optional.of("sigstore-go, sigstore-java and sigstore-js sign files")
        : Optional.empty();
  }

  @Override
  public Optional<String> cannotVerify(Layout layout) {
    return layout == Layout.LEGACY
        ? Optional.of("there is no bundle in the legacy layout")
        : Optional.empty();
  }

  @Override
  public Tool.Run sign(Signed thing, World world) throws IOException {
    List<String> words = new ArrayList<>(List.of("-id-token", world.token(), "-rekor", "-tsa"));
    words.addAll(List.of("-signing-config", world.config(thing.layout())));
    words.addAll(List.of("-trusted-root", world.expected().file(TrustFile.TRUSTED_ROOT)));
    words.add(thing.artifact().toString());
    Tool.Run signed = Tool.require(SIGNER).in(thing.folder()).run(words.toArray(String[]::new));
    // It says what it does before it prints the bundle.
    List<String> lines = signed.stdout().lines().filter(line -> line.startsWith("{")).toList();
    Files.writeString(thing.bundle(), String.join("", lines));
    return signed;
  }

  @Override
  public Tool.Run verify(Check check) {
    Signed thing = check.thing();
    Expected expected = check.expected();
    List<String> words = new ArrayList<>();
    words.addAll(List.of("-expectedSAN", expected.identity()));
    words.addAll(List.of("-expectedIssuer", expected.issuer()));
    words.addAll(List.of("-trustedrootJSONpath", expected.file(TrustFile.TRUSTED_ROOT)));
    words.addAll(
        thing.layout().isOfImage()
            ? List.of("-artifact-digest", thing.digest())
            : List.of("-artifact", thing.artifact().toString()));
    words.add(thing.bundle().toString());
    return Tool.require(VERIFIER).in(thing.folder()).run(words.toArray(String[]::new));
  }
}
