package dev.signlab.image.dockerfile;

import dev.signlab.oci.model.Platform;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The variables that {@code FROM} sees. */
final class GlobalArguments {

  private GlobalArguments() {}

  /** Returns the platforms' variables, and what the file declares before its first stage. */
  static Map<String, String> of(Dockerfile file, BuildRequest request) {
    Map<String, String> globals = platforms(request);
    globals.replaceAll((name, value) -> request.arguments().getOrDefault(name, value));
    for (Instruction.Arg arg : file.arguments()) {
      for (Argument argument : arg.arguments()) {
        value(file, arg, argument, request, globals)
            .ifPresent(value -> globals.put(argument.name(), value));
      }
    }
    return globals;
  }

  private static Optional<String> value(
      Dockerfile file,
      Instruction.Arg arg,
      Argument argument,
      BuildRequest request,
      Map<String, String> globals) {
    Optional<String> given = Optional.ofNullable(request.arguments().get(argument.name()));
    try {
      return given.or(
          () ->
              argument
                  .value()
                  .map(
                      text ->
                          Expansion.word(
                              text,
                              file.escape(),
                              name -> Optional.ofNullable(globals.get(name)))));
    } catch (LineFault fault) {
      throw new Findings(file.name()).problem(arg.line(), fault);
    }
  }

  /** Returns the variables that tell of the platforms (Dockerfile reference, "global scope"). */
  static Map<String, String> platforms(BuildRequest request) {
    Map<String, String> values = new LinkedHashMap<>();
    add(values, "BUILD", Platform.LINUX_AMD64);
    add(values, "TARGET", request.platform());
    values.put("TARGETSTAGE", request.target().orElse("default"));
    return values;
  }

  private static void add(Map<String, String> values, String prefix, Platform platform) {
    values.put(prefix + "PLATFORM", platform.toString());
    values.put(prefix + "OS", platform.os());
    values.put(prefix + "OSVERSION", "");
    values.put(prefix + "ARCH", platform.architecture());
    values.put(prefix + "VARIANT", platform.variant());
  }
}
