package dev.signlab.interop;

import dev.signlab.app.InProcessLab;
import dev.signlab.judge.Tool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** This project, by the words of cosign 3.1. */
final class Lab implements Party {

  private static final CosignWords WORDS = CosignWords.ofThird();

  @Override
  public String name() {
    return "lab";
  }

  @Override
  public boolean isHere() {
    return true;
  }

  @Override
  public Optional<String> cannotSign(Form form) {
    return Optional.empty();
  }

  @Override
  public Optional<String> cannotVerify(Form form, KeyKind key) {
    return Optional.empty();
  }

  @Override
  public Tool.Run sign(Subject subject) {
    return run(subject, WORDS.sign(subject));
  }

  @Override
  public Tool.Run verify(Subject subject, Path publicKey) {
    return run(subject, WORDS.verify(subject, publicKey));
  }

  private static Tool.Run run(Subject subject, List<String> words) {
    List<String> line = new ArrayList<>(List.of("cosign"));
    line.addAll(words);
    Map<String, String> environment = Map.of("COSIGN_PASSWORD", KeyKind.PASSWORD);
    return new InProcessLab(subject.folder(), environment).run(line);
  }
}
