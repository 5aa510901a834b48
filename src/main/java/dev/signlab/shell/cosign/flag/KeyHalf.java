package dev.signlab.shell.cosign.flag;

import dev.signlab.shell.cosign.invoke.CosignInvocation;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Which half of a key pair a line is about, and the files that may hold it. */
public enum KeyHalf {
  /** What signs. */
  PRIVATE("cosign.key", "*.key"),
  /** What verifies. */
  PUBLIC("cosign.pub", "*.pub");

  private static final int MOST = 3;

  private final String usual;
  private final String pattern;

  KeyHalf(String usual, String pattern) {
    this.usual = usual;
    this.pattern = pattern;
  }

  /** Returns the files in the session's folder that by their name hold it, a few of them. */
  List<String> in(CosignInvocation cosign) {
    List<String> found = new ArrayList<>();
    Path folder = cosign.invocation().session().directory();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern)) {
      files.forEach(file -> found.add(String.valueOf(file.getFileName())));
    } catch (IOException e) {
      // It is only a hint: without the folder there is none.
      return List.of();
    }
    return found.stream().sorted().limit(MOST).toList();
  }

  /** Returns the file that a line can name: the usual one, or the one that is there instead. */
  public String best(CosignInvocation cosign) {
    List<String> here = in(cosign);
    return here.isEmpty() || here.contains(usual) ? usual : here.getFirst();
  }
}
