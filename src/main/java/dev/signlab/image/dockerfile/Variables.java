package dev.signlab.image.dockerfile;

import dev.signlab.image.dockerfile.Instruction.Arg;
import dev.signlab.image.dockerfile.Instruction.Copy;
import dev.signlab.image.dockerfile.Instruction.Env;
import dev.signlab.image.dockerfile.Instruction.Expose;
import dev.signlab.image.dockerfile.Instruction.Label;
import dev.signlab.image.dockerfile.Instruction.StopSignal;
import dev.signlab.image.dockerfile.Instruction.User;
import dev.signlab.image.dockerfile.Instruction.Volume;
import dev.signlab.image.dockerfile.Instruction.Workdir;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The variables of one stage, from its first instruction to its last (Dockerfile reference,
 * "Environment replacement" and "Using ARG variables"): those of the image below, {@code ENV} and
 * {@code ARG}; of those that have one name the one further down counts, as in BuildKit. Used by one
 * thread.
 */
public final class Variables {

  /** What {@code PATH} is in every image that says nothing else. */
  public static final String DEFAULT_PATH =
      "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  private final BuildPlan plan;
  private final Map<String, String> values;

  private Variables(BuildPlan plan, Map<String, String> values) {
    this.plan = plan;
    this.values = values;
  }

  /**
   * Begins a stage that stands on an image, or on nothing.
   *
   * @param environment the variables of that image
   */
  public static Variables in(BuildPlan plan, Map<String, String> environment) {
    Map<String, String> values = new LinkedHashMap<>(environment);
    values.putIfAbsent("PATH", DEFAULT_PATH);
    return new Variables(plan, values);
  }

  /** Begins a stage that stands on the stage whose end these variables are. */
  public Variables inherited() {
    return new Variables(plan, new LinkedHashMap<>(values));
  }

  /** Returns the value of a variable, or nothing where it has none; an empty text is a value. */
  public Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /**
   * Returns an instruction with values in place of its variables, without quotes and escapes, and
   * remembers what it says of variables. Each instruction of a stage is given once, in its order.
   *
   * @throws dev.signlab.diagnostic.LabException with the line, when a value cannot be put in or is
   *     not what the instruction takes
   */
  public Instruction expand(Instruction instruction) {
    try {
      return expanded(instruction);
    } catch (LineFault fault) {
      throw new Findings(plan.file().name()).problem(instruction.line(), fault);
    }
  }

  private Instruction expanded(Instruction instruction) {
    return switch (instruction) {
      case Arg arg -> declare(arg);
      case Env env -> set(new Env(env.source(), pairs(env.values())));
      case Label label -> new Label(label.source(), pairs(label.values()));
      case Copy copy -> copy(copy);
      case Workdir workdir -> new Workdir(workdir.source(), word(workdir.path()));
      case User user -> new User(user.source(), word(user.user()));
      case Volume volume -> new Volume(volume.source(), volumes(volume));
      case StopSignal stop -> new StopSignal(stop.source(), Signals.checked(word(stop.signal())));
      case Expose expose -> new Expose(expose.source(), ports(expose));
      case Instruction.Cmd cmd -> cmd;
      case Instruction.Entrypoint entrypoint -> entrypoint;
      case Instruction.HealthCheck check -> check;
      case Instruction.Maintainer maintainer -> maintainer;
      case Instruction.OnBuild onBuild -> onBuild;
      case Instruction.Shell shell -> shell;
    };
  }

  private Arg declare(Arg arg) {
    for (Argument argument : arg.arguments()) {
      Optional.ofNullable(plan.request().arguments().get(argument.name()))
          .or(() -> argument.value().map(this::word))
          .or(() -> Optional.ofNullable(plan.globals().get(argument.name())))
          .ifPresent(value -> values.put(argument.name(), value));
    }
    return arg;
  }

  private Env set(Env env) {
    values.putAll(env.values());
    return env;
  }

  private Copy copy(Copy copy) {
    CopyFlags flags = copy.flags();
    CopyFlags known =
        new CopyFlags(
            flags.from(),
            flags.owner().map(this::word),
            flags.mode().map(this::word).map(CopyChecks::mode),
            flags.isLinked(),
            flags.keepsParents(),
            CopyChecks.excludes(words(flags.excludes())));
    List<String> sources = words(copy.sources());
    sources.forEach(source -> CopyChecks.source(copy, source));
    List<Heredoc> documents = copy.documents().stream().map(this::document).toList();
    return new Copy(copy.source(), copy.isAdd(), known, sources, documents, word(copy.target()));
  }

  private Heredoc document(Heredoc document) {
    return document.expands()
        ? new Heredoc(document.name(), Expansion.document(document.content(), this::value), false)
        : document;
  }

  private List<String> volumes(Volume volume) {
    List<String> paths = words(volume.paths());
    if (paths.contains("")) {
      throw new LineFault("VOLUME with an empty path", "VOLUME /data");
    }
    return paths;
  }

  private List<String> ports(Expose expose) {
    return expose.ports().stream()
        .flatMap(port -> Expansion.words(port, plan.file().escape(), this::value).stream())
        .flatMap(port -> Ports.of(port).stream())
        .distinct()
        .toList();
  }

  private Map<String, String> pairs(Map<String, String> raw) {
    Map<String, String> pairs = new LinkedHashMap<>();
    raw.forEach((name, value) -> pairs.put(name(name), word(value)));
    return pairs;
  }

  private String name(String raw) {
    String name = word(raw);
    if (name.isEmpty()) {
      throw new LineFault(raw + " gives no name", "a name stands left of the =");
    }
    return name;
  }

  private List<String> words(List<String> raw) {
    return raw.stream().map(this::word).toList();
  }

  private String word(String raw) {
    return Expansion.word(raw, plan.file().escape(), this::value);
  }
}
