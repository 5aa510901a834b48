package dev.signlab.app;

import dev.signlab.app.calls.CallClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Hands a command to a lab that runs already, where there is no bash to do it: in a JVM that loads
 * next to nothing. The words are those of {@code .mvn/call.bash}.
 */
public final class CallMain {

  private static final int WORDS_BEFORE = 4;

  private CallMain() {}

  /** Calls with a file, what standard input is, the columns, the launcher, and the words. */
  public static void main(String[] words) throws IOException, InterruptedException {
    List<String> all = List.of(words);
    List<String> command = all.subList(WORDS_BEFORE, all.size());
    CallClient client =
        new CallClient(all.get(1), all.get(2), command, ProcessEnvironment.variables());
    CallClient.Answer answer = client.call(Path.of(all.getFirst()));
    if (answer.status().isPresent()) {
      Runtime.getRuntime().halt(answer.status().getAsInt());
    }
    Runtime.getRuntime().halt(alone(all.get(3), command));
  }

  /** The ordinary way, in a process of its own. */
  private static int alone(String launcher, List<String> command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(launcher).inheritIO();
    builder.command().addAll(command);
    builder.environment().clear();
    builder.environment().putAll(ProcessEnvironment.variables());
    builder.environment().put("LAB_CALLS", "never");
    return builder.start().waitFor();
  }
}
