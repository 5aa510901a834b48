package dev.signlab.shell.cosign;

import dev.signlab.json.Json;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.cosign.flag.SharedFlags;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** {@code cosign version}: cosign's form, and says honestly whose program answers. */
final class VersionCommand implements Command {

  private static final String JSON = "json";
  private static final int COLUMN = 15;

  private static final CommandSpec SPEC =
      CommandSpec.of("cosign version", "cosign", "Show which cosign this is")
          .flag(Flag.toggle(JSON, "as JSON"))
          .flags(SharedFlags.global())
          .example("cosign version")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    if (invocation.isOn(JSON)) {
      ObjectNode node = Json.object();
      facts()
          .forEach(
              (name, value) ->
                  node.put(
                      name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1), value));
      // Go writes no blank in front of a colon.
      Json.writePretty(node).replace("\" : \"", "\": \"").lines().forEach(invocation.screen()::out);
      return OK;
    }
    invocation
        .screen()
        .out("cosign: A tool for Container Signing, Verification and Storage in an OCI registry.");
    invocation.screen().out("");
    facts()
        .forEach(
            (name, value) ->
                invocation
                    .screen()
                    .out(name + ":" + " ".repeat(COLUMN - name.length() - 1) + value));
    return OK;
  }

  private static Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("GitVersion", "signlab-0.1.0, as cosign 3.1");
    facts.put("GitCommit", "unknown");
    facts.put("GitTreeState", "unknown");
    facts.put("BuildDate", "unknown");
    facts.put("GoVersion", "none: Java " + System.getProperty("java.version"));
    facts.put("Compiler", "javac");
    facts.put("Platform", platform());
    return facts;
  }

  private static String platform() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String machine = System.getProperty("os.arch");
    return system + "/" + (machine.equals("aarch64") ? "arm64" : machine);
  }
}
