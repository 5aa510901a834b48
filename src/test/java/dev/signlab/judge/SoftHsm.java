package dev.signlab.judge;

import dev.signlab.skipped.Skip;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One token of SoftHSM for the whole test process, since a module reads its configuration once. The
 * tools run with the same configuration.
 */
public final class SoftHsm {

  /** The label of the token. */
  public static final String TOKEN = "judge";

  /** The PIN of its user. */
  public static final String PIN = "5678";

  private static final List<Path> MODULES =
      List.of(
          Path.of("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"),
          Path.of("/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so"),
          Path.of("/usr/lib/softhsm/libsofthsm2.so"));

  private static final String VARIABLE = "SOFTHSM2_CONF";

  private final Path module;
  private final Path configuration;

  private SoftHsm(Path module, Path configuration) {
    this.module = module;
    this.configuration = configuration;
  }

  /** Returns the token, or skips the running test by the name of what is missing. */
  public static SoftHsm require() {
    Judges.require("softhsm2-util");
    Judges.require("pkcs11-tool");
    return Holder.INSTANCE;
  }

  /** Returns the file of the module. */
  public Path module() {
    return module;
  }

  /** Runs {@code softhsm2-util} on the token. */
  public Tool.Run util(String... arguments) {
    return Tool.require("softhsm2-util")
        .with(VARIABLE, configuration.toString())
        .succeed(arguments);
  }

  /** Runs {@code pkcs11-tool} on the token, logged in. */
  public Tool.Run tool(String... arguments) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "--module", module.toString(), "--token-label", TOKEN, "--login", "--pin", PIN));
    all.addAll(List.of(arguments));
    return Tool.require("pkcs11-tool")
        .with(VARIABLE, configuration.toString())
        .succeed(all.toArray(String[]::new));
  }

  private static final class Holder {
    static final SoftHsm INSTANCE = start();

    private static SoftHsm start() {
      Path module =
          MODULES.stream()
              .filter(Files::exists)
              .findFirst()
              .orElseThrow(() -> Skip.because("libsofthsm2.so is not here"));
      try {
        Path folder = Files.createTempDirectory("softhsm");
        folder.toFile().deleteOnExit();
        Path tokens = Files.createDirectory(folder.resolve("tokens"));
        Path configuration = folder.resolve("softhsm2.conf");
        Files.writeString(
            configuration,
            "directories.tokendir = "
                + tokens
                + "\nobjectstore.backend = file\nlog.level = ERROR\n");
        setVariable(configuration.toString());
        SoftHsm token = new SoftHsm(module, configuration);
        token.util("--init-token", "--free", "--label", TOKEN, "--so-pin", "1234", "--pin", PIN);
        return token;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** The module looks into the environment of this process, which Java cannot change. */
    @SuppressWarnings("restricted")
    private static void setVariable(String value) {
      Linker linker = Linker.nativeLinker();
      MemorySegment setenv = linker.defaultLookup().find("setenv").orElseThrow();
      FunctionDescriptor types =
          FunctionDescriptor.of(
              ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
      try (Arena arena = Arena.ofConfined()) {
        int result =
            (int)
                linker
                    .downcallHandle(setenv, types)
                    .invoke(arena.allocateFrom(VARIABLE), arena.allocateFrom(value), 1);
        if (result != 0) {
          throw new AssertionError("setenv returned " + result);
        }
      } catch (Throwable e) {
        throw new AssertionError(e);
      }
    }
  }
}
