package dev.signlab.interop;

import dev.signlab.judge.Judges;
import dev.signlab.judge.Tool;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Cosign itself, in one of two versions. */
final class Cosign implements Party {

  private final String tool;
  private final String name;
  private final CosignWords words;

  private Cosign(String tool, String name, CosignWords words) {
    this.tool = tool;
    this.name = name;
    this.words = words;
  }

  static Party second() {
    return new Cosign("cosign2", "cosign 2.5", CosignWords.ofSecond());
  }

  static Party third() {
    return new Cosign("cosign3", "cosign 3.1", CosignWords.ofThird());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean isHere() {
    return Judges.find(tool).isPresent();
  }

  @Override
  public Optional<String> cannotSign(Form form) {
    return isSecond() && form == Form.V3
        ? Optional.of("cosign 2.5 does not sign images in bundles (2.6 is the first)")
        : Optional.empty();
  }

  @Override
  public Optional<String> cannotVerify(Form form, KeyKind key) {
    return isSecond() && form == Form.V3
        ? Optional.of("cosign 2.5 does not look for bundles of signed images (2.6 is the first)")
        : Optional.empty();
  }

  @Override
  public Tool.Run sign(Subject subject) {
    return run(subject, words.sign(subject));
  }

  @Override
  public Tool.Run verify(Subject subject, Path publicKey) {
    return run(subject, words.verify(subject, publicKey));
  }

  private boolean isSecond() {
    return tool.equals("cosign2");
  }

  /** A home of its own keeps it from any cached root of trust. */
  private Tool.Run run(Subject subject, List<String> line) {
    return Tool.require(tool)
        .in(subject.folder())
        .with("COSIGN_PASSWORD", KeyKind.PASSWORD)
        .with("HOME", subject.folder().toString())
        .run(line.toArray(String[]::new));
  }
}
