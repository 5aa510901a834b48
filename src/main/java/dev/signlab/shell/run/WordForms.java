package dev.signlab.shell.run;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names of commands in other forms of the same word, and in other words for the same. */
final class WordForms {

  /** Each holds words for one thing that people do, the likeliest of those here first. */
  private static final List<List<String>> MEANINGS =
      List.of(
          List.of("copy", "cp", "mirror", "promote", "clone", "duplicate", "replicate"),
          List.of("digest", "hash", "sha256", "sha", "checksum"),
          List.of("catalog", "catalogue", "repositories", "repos", "repo-ls"),
          List.of("ls", "list-tags", "tags", "list"),
          List.of("push", "upload", "publish", "send", "put", "deploy"),
          List.of("pull", "download", "get", "fetch", "retrieve"),
          List.of("build", "make", "create", "compile", "construct"),
          List.of("inspect", "show", "describe", "info", "details", "examine", "view"),
          List.of("manifest", "show", "inspect"),
          List.of("verify", "check", "validate", "test", "prove", "confirm"),
          List.of("sign", "signature", "sig"),
          List.of("tree", "show", "list", "referrers", "artifacts", "artefacts"),
          List.of("discover", "referrers", "tree", "attached", "find"),
          List.of("triangulate", "locate", "find", "where", "derive"),
          List.of("generate-key-pair", "keygen", "new-key", "create-keys", "make-keys", "keys"),
          List.of("save", "export", "store", "dump", "archive"),
          List.of("load", "import", "restore", "unpack"),
          List.of("clean", "remove", "purge", "delete", "wipe", "unsign"),
          List.of("images", "list", "ls", "show"),
          List.of("status", "state", "health", "info"),
          List.of("start", "begin", "run", "launch"),
          List.of("stop", "end", "halt", "quit", "shutdown"),
          List.of("log", "logs", "journal"),
          List.of("hint", "tip", "clue"),
          List.of("next", "continue", "forward", "go-on"),
          List.of("undo", "revert", "rollback"),
          List.of("bookmark", "snapshot", "remember", "checkpoint"),
          List.of("bookmarks", "snapshots"),
          List.of("back", "return", "restore"),
          List.of("explain", "describe", "why-not"),
          List.of("list", "labs", "lessons", "scenarios"),
          List.of("solution", "solve", "spoiler"),
          List.of("progress", "score", "results"));

  private static final Pattern ENDING =
      Pattern.compile("(?:ication|ation|ating|ing|ied|ies|ed|es|er|ion|ate|s|e|y)(?=-|$)");

  private static final int SHORTEST = 3;

  private WordForms() {}

  /**
   * Returns the names that are the same word: {@code signing}, {@code verifies}, {@code pushed}.
   */
  static List<String> same(String typed, Collection<String> names) {
    String stem = stem(typed);
    return stem.length() < SHORTEST
        ? List.of()
        : names.stream().filter(name -> !name.equals(typed) && stem(name).equals(stem)).toList();
  }

  /** Returns the name that means the same, where one alone does. */
  static List<String> alike(String typed, Collection<String> names) {
    String small = typed.toLowerCase(Locale.ROOT);
    List<String> found =
        MEANINGS.stream()
            .filter(words -> words.contains(small))
            .flatMap(words -> words.stream().filter(names::contains).limit(1))
            .distinct()
            .toList();
    return found.size() == 1 ? found : List.of();
  }

  private static String stem(String word) {
    return ENDING.matcher(word.toLowerCase(Locale.ROOT)).replaceAll("");
  }
}
