package dev.signlab.jshell.child;

import java.util.List;

/** Runs what most snippets need, for the JVM to learn which classes that is. */
final class SnippetTraining {

  private static final List<String> SNIPPETS =
      List.of(
          "1 + 1",
          "var file = Path.of(\"training.txt\")",
          "var bytes = \"lab\".getBytes()",
          "MessageDigest.getInstance(\"SHA-256\").digest(bytes)",
          "int twice(int n) { return 2 * n; }",
          "record Pair(int left, int right) {}",
          "new Pair(twice(1), 2).left()",
          "nothing",
          "throw new IllegalStateException(\"training\")",
          "IO.println(KeyPair.generate().publicKey().type())");

  private SnippetTraining() {}

  static void run(Evaluator evaluator) {
    evaluator.prepare();
    for (String snippet : SNIPPETS) {
      evaluator.isWhole(snippet);
      evaluator.evaluate(snippet);
    }
    evaluator.value("bytes");
    evaluator.declared();
    evaluator.assist().complete("Files.read", "Files.read".length());
    evaluator.assist().document("Files.readString(", "Files.readString(".length());
  }
}
