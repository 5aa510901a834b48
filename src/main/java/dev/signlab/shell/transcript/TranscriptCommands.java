package dev.signlab.shell.transcript;

import dev.signlab.content.HtmlPage;
import dev.signlab.diagnostic.Problem;
import dev.signlab.environment.world.World;
import dev.signlab.scenario.progress.ProgressFile;
import dev.signlab.scenario.review.ReviewBook;
import dev.signlab.scenario.review.ReviewFile;
import dev.signlab.scenario.run.Lab;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.storage.AtomicFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The words that take along what was done: transcript, and those behind progress. */
public final class TranscriptCommands {

  private static final String HTML = "html";
  private static final String FORCE = "force";
  private static final String PAGE = "transcript.adoc";
  private static final String RECORD = "completion.json";

  private TranscriptCommands() {}

  /**
   * A word of the lab.
   *
   * @param spec its words
   * @param body what it does
   */
  private record Word(CommandSpec spec, Body body) implements Command {

    @Override
    public int run(Invocation invocation) {
      body.run(invocation.service(Lab.class), invocation);
      return OK;
    }
  }

  private interface Body {
    void run(Lab lab, Invocation invocation);
  }

  /** Returns the commands, in the order in which help lists them. */
  public static List<Command> all() {
    return List.of(
        new Word(
            spec("transcript", "Write down what you did and typed, lab by lab")
                .optionalArgument("FILE", "where to, or " + PAGE, Completion.FILE)
                .flag(Flag.toggle(HTML, "as HTML for a browser, in place of AsciiDoc"))
                .flag(force())
                .example("transcript")
                .example("transcript --html evening.html")
                .build(),
            TranscriptCommands::transcript),
        new Word(
            spec("progress export", "Write what you have done to a file, for another machine")
                .argument("FILE", "where to", Completion.FILE)
                .flag(force())
                .example("progress export progress.txt")
                .build(),
            TranscriptCommands::exported),
        new Word(
            spec("progress import", "Add what you have done on another machine")
                .argument("FILE", "what progress export wrote there", Completion.FILE)
                .example("progress import progress.txt")
                .build(),
            TranscriptCommands::imported),
        new Word(
            spec("progress record", "Write a statement of what you have done, for you to sign")
                .flag(force())
                .example("progress record")
                .build(),
            TranscriptCommands::record));
  }

  private static CommandSpec.Builder spec(String name, String summary) {
    return CommandSpec.of(name, "Lab", summary);
  }

  private static Flag force() {
    return Flag.toggle(FORCE, "in place of a file that is there").withShort("f");
  }

  private static void transcript(Lab lab, Invocation invocation) {
    boolean html = invocation.isOn(HTML);
    String usual = html ? PAGE.replace(".adoc", ".html") : PAGE;
    String page = page(lab, invocation);
    write(usual(invocation, usual), html ? HtmlPage.of(page) : page, invocation);
  }

  private static String page(Lab lab, Invocation invocation) {
    return TranscriptPage.of(lab, TranscriptListener.transcript(invocation.session()));
  }

  private static String usual(Invocation invocation, String name) {
    return invocation.optionalArgument(0).orElse(name);
  }

  private static void write(String name, String text, Invocation invocation) {
    Path file = invocation.path(name);
    requirePlace(name, file);
    if (Files.exists(file) && !invocation.isOn(FORCE)) {
      throw Problem.of("there is a file " + name + " already")
          .tried("write " + file)
          .expected("a name that is free, or --" + FORCE)
          .found("a file of " + file.toFile().length() + " bytes")
          .command(invocation.spec().name() + arguments(invocation) + " --" + FORCE)
          .asException();
    }
    AtomicFile.write(invocation.output(name), text);
    invocation.screen().out("wrote " + name);
  }

  /** A folder that is not there is a slip more often than a wish. */
  private static void requirePlace(String name, Path file) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    boolean isFolder = name.isBlank() || Files.isDirectory(file);
    if (isFolder || folder == null || !Files.isDirectory(folder)) {
      throw Problem.of("no file can be written at \"" + name + "\"")
          .tried("write " + file)
          .expected("the name of a file, in a folder that is there")
          .found(isFolder ? "a folder" : "no folder " + folder)
          .command("ls")
          .exitStatus(Problem.USAGE)
          .asException();
    }
  }

  private static String arguments(Invocation invocation) {
    String html = invocation.isOn(HTML) ? " --" + HTML : "";
    return html + invocation.optionalArgument(0).map(name -> " " + name).orElse("");
  }

  private static void exported(Lab lab, Invocation invocation) {
    String review = invocation.service(ReviewFile.class).read().text();
    write(invocation.argument(0), ProgressFile.text(lab.progress()) + review, invocation);
  }

  private static void imported(Lab lab, Invocation invocation) {
    Path file = invocation.path(invocation.argument(0));
    int more = lab.join(ProgressFile.foreign(file));
    ReviewBook asked = ReviewBook.parse(ProgressFile.foreignText(file));
    invocation.service(ReviewFile.class).change(book -> book.joined(asked));
    invocation.screen().out(more + (more == 1 ? " task" : " tasks") + " more than before");
  }

  private static void record(Lab lab, Invocation invocation) {
    String page = page(lab, invocation);
    byte[] statement =
        CompletionRecord.of(lab, PAGE, page.getBytes(StandardCharsets.UTF_8)).bytes();
    write(PAGE, page, invocation);
    write(RECORD, new String(statement, StandardCharsets.UTF_8), invocation);
    World world = invocation.service(World.class);
    List.of(
            "",
            "Sign it, by your name or with a key:",
            "  cosign attest-blob --statement " + RECORD + " \\",
            "    --bundle completion.sigstore.json",
            "Anybody with the three files can check it:",
            "  cosign verify-blob-attestation --bundle completion.sigstore.json \\",
            "    --type " + CompletionRecord.TYPE + " \\",
            "    --certificate-identity YOUR-EMAIL --certificate-oidc-issuer \\",
            "    " + world.inThisWorld("http://localhost:5101") + " " + PAGE)
        .forEach(invocation.screen()::out);
  }
}
