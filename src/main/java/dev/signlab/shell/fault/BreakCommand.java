package dev.signlab.shell.fault;

import dev.signlab.diagnostic.Problem;
import dev.signlab.environment.world.World;
import dev.signlab.scenario.fault.Fault;
import dev.signlab.scenario.fault.FaultBook;
import dev.signlab.scenario.fault.Ground;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.run.Quoting;
import dev.signlab.shell.screen.CommandRows;
import dev.signlab.shell.screen.Field;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** {@code break}: puts a fault into the world, for the learner to find. */
public final class BreakCommand implements Command {

  private static final String RANDOM = "random";
  private static final String LIST = "list";
  private static final String PREPARE = "prepare";

  private static final CommandSpec SPEC =
      CommandSpec.of("break", "Lab", "Put a fault into this world, and find it")
          .optionalArgument(
              "FAULT",
              "its name, random, list, or prepare to make what faults need",
              Completion.FAULT)
          .example("break list")
          .example("break prepare")
          .example("break random")
          .destructive()
          .build();

  /** Makes the command. */
  public BreakCommand() {}

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    FaultBook book = FaultBook.read();
    String word = invocation.optionalArgument(0).orElse(LIST);
    if (word.equals(LIST)) {
      list(book, invocation.screen());
      return OK;
    }
    World world = invocation.service(World.class);
    refuseSecond(world);
    FaultGround ground = new FaultGround(world, invocation.service(UnseenLines.class));
    if (word.equals(PREPARE)) {
      prepare(ground, book, invocation.screen());
      return OK;
    }
    Fault fault = word.equals(RANDOM) ? any(book) : FaultBook.named(word);
    new Injection(book, fault, ground).run();
    tell(fault, world, invocation);
    return OK;
  }

  /** Returns what can be named behind it. */
  public static List<String> words() {
    return Stream.concat(
            Stream.of(RANDOM, LIST, PREPARE), FaultBook.read().faults().stream().map(Fault::name))
        .toList();
  }

  private static Fault any(FaultBook book) {
    List<Fault> faults = book.faults();
    return faults.get(RandomGenerator.getDefault().nextInt(faults.size()));
  }

  private static void refuseSecond(World world) {
    OpenFault.in(world)
        .ifPresent(
            open -> {
              throw Problem.of("a fault is in this world already")
                  .expected("one at a time")
                  .found(open.mark().found() ? open.fault().name() : "one to be found")
                  .hint("to take it back", "undo")
                  .asException();
            });
  }

  private static void list(FaultBook book, Screen screen) {
    book.faults().stream()
        .map(Fault::kind)
        .distinct()
        .sorted()
        .forEach(
            kind -> {
              List<String> names =
                  book.faults().stream()
                      .filter(fault -> fault.kind().equals(kind))
                      .map(Fault::name)
                      .toList();
              names(kind, names, screen);
            });
    screen.out("");
    screen.out(
        "break NAME puts one into the world, break random any of these "
            + book.faults().size()
            + ".");
  }

  private static void names(String kind, List<String> names, Screen screen) {
    String title = "  %-12s".formatted(kind);
    Field.lines(title, String.join("  ", names), screen.style().width()).forEach(screen::out);
  }

  private static void prepare(FaultGround ground, FaultBook book, Screen screen) {
    List<Ground> made = ground.prepare(book.grounds());
    made.forEach(each -> screen.out("made " + each.words()));
    screen.out(
        made.isEmpty()
            ? "all is there that faults need, in the folder " + Ground.FOLDER
            : "in the folder %s; the password of its keys is %s"
                .formatted(Ground.FOLDER, Ground.PASSWORD));
    screen.out("now  break random");
  }

  /** In the lab's own shell {@code ~} is the workspace; in another it is not. */
  private static String inShort(Path folder, Path home) {
    return folder.startsWith(home)
        ? "~/" + home.relativize(folder)
        : Quoting.word(folder.toString());
  }

  private static void tell(Fault fault, World world, Invocation invocation) {
    Screen screen = invocation.screen();
    screen.out("Something has changed in this world. This passed before:");
    Path ground = world.workspace().resolve(Ground.FOLDER);
    if (!invocation.session().directory().equals(ground)) {
      screen.out("    cd " + inShort(ground, invocation.session().home()));
    }
    CommandRows.of("    ", world.inThisWorld(fault.look()), screen.style().width())
        .forEach(screen::out);
    screen.out("Find out why, then  diagnose CAUSE .  undo  takes it back.");
  }
}
