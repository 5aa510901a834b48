package dev.signlab.jshell;

import dev.signlab.environment.server.Hosting;
import dev.signlab.jshell.bound.Bound;
import dev.signlab.jshell.child.SnippetMain;
import dev.signlab.jshell.talk.Message;
import dev.signlab.jshell.talk.Message.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The Java of one sitting. Its JVM is started with the first question, or before by {@link #warm},
 * and anew when a snippet has ended it, or when the folder or the image of the lab is another one;
 * what was declared then is gone, and it is said. Used by one thread at a time.
 */
public final class Snippets implements AutoCloseable {

  /**
   * A snippet may read a large file, or make an RSA key; nothing that a lesson asks for is longer.
   */
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Ctrl-C is for the lab, which asks for a stop; a terminal tells all its processes. */
  private static final List<String> DEAF = List.of("/bin/sh", "-c", "trap '' INT; exec \"$@\"");

  private static final List<String> OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xmx192m",
          "-XX:-UsePerfData",
          "-Xlog:aot=off",
          "-Xlog:cds=off",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private final Supplier<Place> place;
  private @Nullable ChildJvm child;
  private @Nullable Place served;
  private boolean used;
  private boolean lost;

  /**
   * Where snippets run.
   *
   * @param folder against which they resolve files
   * @param environment their variables
   * @param image the image that the open lab is about
   */
  public record Place(Path folder, Map<String, String> environment, String image) {

    /** Copies the variables. */
    public Place {
      environment = Map.copyOf(environment);
    }

    /** A JVM cannot go to another folder; a variable that is set later is not worth losing all. */
    private boolean isServedBy(@Nullable Place other) {
      return other != null && folder.equals(other.folder) && image.equals(other.image);
    }
  }

  /**
   * Makes the Java of a sitting; no JVM is started yet.
   *
   * @param place says where, each time a JVM is started
   */
  public Snippets(Supplier<Place> place) {
    this.place = place;
  }

  /** Starts the JVM if none runs, and does not wait for it. */
  public synchronized void warm() {
    running();
  }

  private ChildJvm running() {
    Place now = place.get();
    ChildJvm known = child;
    boolean alive = known != null && known.isAlive();
    if (known != null && alive && now.isServedBy(served)) {
      return known;
    }
    lost |= alive && used;
    used = false;
    close();
    ChildJvm begun = ChildJvm.start(builder(now));
    child = begun;
    served = now;
    return begun;
  }

  private static ProcessBuilder builder(Place place) {
    List<String> words = new ArrayList<>(DEAF);
    words.addAll(List.of("java", System.getProperty("java.home") + "/bin/java"));
    words.addAll(OPTIONS);
    cache().ifPresent(file -> words.add("-XX:AOTCache=" + file));
    words.add("-D" + Bound.IMAGE + "=" + place.image());
    words.addAll(List.of("-cp", Hosting.Detached.classPath(), SnippetMain.class.getName()));
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.directory(place.folder().toFile());
    builder.environment().clear();
    builder.environment().putAll(place.environment());
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    return builder;
  }

  /** The launcher trains it beside the one that it names. */
  private static Optional<Path> cache() {
    String named = System.getProperty("signlab.cache", "");
    Path work = Path.of(named);
    Path own = work.resolveSibling(work.getFileName().toString().replaceFirst("^[a-z]+-", "java-"));
    return named.isEmpty() || !Files.isRegularFile(own) ? Optional.empty() : Optional.of(own);
  }

  /**
   * Runs a text of one or more snippets, up to the first that fails.
   *
   * @param printed hears what they print: whether to standard error, and the bytes
   * @throws InterruptedException when the thread was interrupted; the snippet was stopped, and what
   *     was declared before it is still there
   * @throws dev.signlab.diagnostic.LabException when it took too long, or ended the JVM
   */
  public Evaluation evaluate(String text, BiConsumer<Boolean, byte[]> printed)
      throws InterruptedException {
    ChildJvm now = running();
    used = true;
    List<String> answer = now.ask(Message.of(Kind.EVALUATE, text), LIMIT, printed);
    List<String> lines = new ArrayList<>(answer.subList(1, answer.size()));
    if (lost) {
      lines.addFirst("|  Java started again, for this folder and lab; your declarations are gone.");
    }
    lost = false;
    return new Evaluation(answer.getFirst().equals(Message.PASSED), lines);
  }

  /** Tells whether a text is whole, or more must be typed. */
  public boolean isWhole(String text) throws InterruptedException {
    return ask(Kind.WHOLE, text).getFirst().equals("true");
  }

  /** Returns what may stand at a place of a text. */
  public Suggestions complete(String text, int place) throws InterruptedException {
    List<String> answer = ask(Kind.COMPLETE, text, String.valueOf(place));
    return new Suggestions(Integer.parseInt(answer.getFirst()), answer.subList(1, answer.size()));
  }

  /** Returns the signatures of what stands at a place of a text. */
  public List<String> document(String text, int place) throws InterruptedException {
    return ask(Kind.DOCUMENT, text, String.valueOf(place));
  }

  /** Returns what was declared, a line each. */
  public List<String> declared() throws InterruptedException {
    return ask(Kind.DECLARED);
  }

  /** Returns what a variable holds, or nothing when none is called so. */
  public Optional<MadeValue> value(String name) throws InterruptedException {
    return ask(Kind.VALUE, name).stream().findFirst().map(MadeValue::parse);
  }

  /** Forgets what was declared; nothing happens while no JVM runs, or nothing was. */
  public void forget() {
    ChildJvm known = child;
    if (known == null || !known.isAlive() || !used) {
      return;
    }
    try {
      ask(Kind.FORGET);
      used = false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<String> ask(Kind kind, String... texts) throws InterruptedException {
    return running().ask(Message.of(kind, texts), LIMIT, (_, _) -> {});
  }

  /** Ends the JVM. */
  @Override
  public synchronized void close() {
    ChildJvm known = child;
    child = null;
    if (known != null) {
      known.close();
    }
  }
}
