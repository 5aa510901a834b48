package dev.signlab.shell.jshell;

import dev.signlab.diagnostic.Problem;
import dev.signlab.jshell.Evaluation;
import dev.signlab.jshell.Snippets;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.RawOutput;
import dev.signlab.shell.run.CommandTable;
import dev.signlab.shell.run.LabSession;
import dev.signlab.shell.screen.StreamScreen;
import dev.signlab.storage.BoundedFile;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * {@code java}: without a word it opens a prompt for Java, with words it runs them as a snippet.
 * What snippets declare stays for the sitting.
 */
public final class JavaCommand implements Command {

  static final String NAME = "java";

  private static final CommandSpec SPEC =
      CommandSpec.of(NAME, "Look", "Write Java with the engine at hand: image, keys, report, log")
          .optionalArguments("SNIPPET", "what to run; a prompt when left out", Completion.NONE)
          .example("java 'keys.publicKey().type()'")
          .passThrough()
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    requireOwn(invocation);
    String text = String.join(" ", invocation.arguments());
    if (text.isBlank()) {
      Optional<String> given = given(invocation);
      return given.isPresent() ? evaluate(given.get(), invocation) : open(invocation);
    }
    refuseOptions(invocation.arguments().getFirst());
    return JavaWord.of(text)
        .map(word -> run(word, invocation))
        .orElseGet(() -> evaluate(text, invocation));
  }

  /** Java of a scenario from elsewhere could do whatever its author likes. */
  private static void requireOwn(Invocation invocation) {
    if (invocation.session() instanceof LabSession lab && lab.isForeign()) {
      throw Problem.of("a scenario from elsewhere runs no Java here")
          .expected("Java that you have read, of a scenario that you trust")
          .found("java in a line of the scenario")
          .hint("read its solution.lab and mistakes; then: author check --java FOLDER")
          .asException();
    }
  }

  private static void refuseOptions(String first) {
    if (first.startsWith("-")) {
      throw Problem.of("java takes snippets here, and no options: " + first)
          .expected("Java, or nothing")
          .found(first)
          .hint("the program of this machine", "!java " + first)
          .hint("a prompt for Java", NAME)
          .exitStatus(Problem.USAGE)
          .asException();
    }
  }

  private static Optional<String> given(Invocation invocation) {
    return invocation.session().piped().map(JavaCommand::read);
  }

  private static String read(InputStream pipe) {
    try {
      byte[] bytes = BoundedFile.read(pipe, BoundedFile.SMALL, "the Java on standard input");
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw Problem.of("cannot read Java from standard input").found(Reason.of(e)).asException(e);
    }
  }

  private static int open(Invocation invocation) {
    if (!invocation.session().isInteractive()) {
      throw Problem.of("nobody types Java here")
          .expected("a snippet, or a lab that is open")
          .found("neither")
          .hint("a snippet", "java '1 + 1'")
          .hint("in the lab, type  java", "./lab start")
          .exitStatus(Problem.USAGE)
          .asException();
    }
    Snippets snippets = invocation.service(Snippets.class);
    snippets.warm();
    invocation.service(LabSession.class).speak(new JavaMode(snippets));
    invocation.screen().out("  Java, with  image  keys  report  log  at hand. Tab completes.");
    invocation
        .screen()
        .out("  A slash leads back:  /exit ,  /help , or a word of the lab,  /hint .");
    return OK;
  }

  private static int run(JavaWord word, Invocation invocation) {
    Snippets snippets = invocation.service(Snippets.class);
    try {
      switch (word) {
        case EXIT -> invocation.service(LabSession.class).speakLines();
        case VARS -> snippets.declared().forEach(line -> invocation.screen().out("|  " + line));
        case RESET -> snippets.forget();
        case HELP -> help(invocation);
      }
      return OK;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return INTERRUPTED;
    }
  }

  private static void help(Invocation invocation) {
    for (JavaWord each : JavaWord.values()) {
      invocation.screen().out(each.row());
    }
    invocation.screen().out("  /WORD    a line of the lab, such as  /check  or  /hint");
  }

  private static int evaluate(String text, Invocation invocation) {
    Snippets snippets = invocation.service(Snippets.class);
    try {
      Evaluation ended = snippets.evaluate(text, (error, bytes) -> show(error, bytes, invocation));
      ended.lines().forEach(invocation.screen()::out);
      MadeValues.note(snippets, invocation);
      if (!ended.passed()) {
        advise(text, invocation);
      }
      return ended.passed() ? OK : 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return INTERRUPTED;
    }
  }

  /** What is no Java may be a word of the lab. */
  private static void advise(String text, Invocation invocation) {
    List<String> words = List.of(text.strip().split("\\s+"));
    boolean word = words.getFirst().matches("[a-z-]+");
    if (word && invocation.service(CommandTable.class).find(words).isPresent()) {
      invocation.screen().out("|  The lab's own word is  /" + text.strip());
    }
  }

  private static void show(boolean error, byte[] bytes, Invocation invocation) {
    OutputStream stream =
        error && invocation.screen() instanceof StreamScreen screen
            ? screen.rawErr()
            : invocation.screen().rawOut();
    RawOutput.bytes(stream, bytes);
  }
}
