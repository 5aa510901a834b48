package dev.signlab.crypto.keys.pkcs11;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.signlab.diagnostic.Intent;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.Reason;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * A module of PKCS #11, loaded and initialized once in a process. Safe for use by several threads:
 * one works with it at a time.
 */
public final class Pkcs11Module {

  private static final Map<Path, Pkcs11Module> LOADED = new ConcurrentHashMap<>();

  private static final long OS_LOCKING = 2;
  private static final long INITIALIZE_ARGUMENTS = 48;
  private static final long ALREADY_INITIALIZED = 0x191;
  private static final int MOST_SLOTS = 256;

  /** CK_TOKEN_INFO: four texts of fixed length, then flags, numbers, versions and a time. */
  private static final long TOKEN_INFO = 208;

  private static final long LOGIN_REQUIRED = 4;

  private final Cryptoki functions;
  private final Path path;

  private Pkcs11Module(Cryptoki functions, Path path) {
    this.functions = functions;
    this.path = path;
  }

  /** Loads a module; the path must be absolute, so that nothing of a current folder is run. */
  public static Pkcs11Module load(Path path) {
    if (!path.isAbsolute()) {
      throw noModule(path, "an absolute path", "a relative one");
    }
    if (!Files.isRegularFile(path)) {
      throw noModule(path, "a file of that name", "none");
    }
    return LOADED.computeIfAbsent(path, Pkcs11Module::open);
  }

  private static Pkcs11Module open(Path path) {
    if (!LibraryFile.isLibrary(path)) {
      throw noModule(path, "a library", "a file that is none");
    }
    Pkcs11Module module;
    try {
      module = new Pkcs11Module(Cryptoki.load(path), path);
    } catch (IllegalArgumentException e) {
      throw noModule(path, "a library with C_GetFunctionList", Reason.of(e));
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment arguments = arena.allocate(INITIALIZE_ARGUMENTS, Long.BYTES);
      arguments.set(JAVA_LONG, 4 * Long.BYTES, OS_LOCKING);
      long code = module.functions.initialize(arguments);
      if (code != ALREADY_INITIALIZED) {
        module.check(code, "initialize PKCS11 module");
      }
    }
    return module;
  }

  /** Returns the tokens that are present, in the order of the module. */
  public synchronized List<Pkcs11Token> tokens() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment count = arena.allocate(JAVA_LONG);
      count.set(JAVA_LONG, 0, MOST_SLOTS);
      MemorySegment slots = arena.allocate(JAVA_LONG, MOST_SLOTS);
      check(functions.getSlotList((byte) 1, slots, count), "get slot list");
      List<Pkcs11Token> tokens = new ArrayList<>();
      for (int i = 0; i < count.get(JAVA_LONG, 0); i++) {
        tokens.add(token(slots.getAtIndex(JAVA_LONG, i), arena));
      }
      return List.copyOf(tokens);
    }
  }

  private Pkcs11Token token(long slot, Arena arena) {
    MemorySegment info = arena.allocate(TOKEN_INFO, Long.BYTES);
    check(functions.getTokenInfo(slot, info), "get token info");
    return new Pkcs11Token(
        slot,
        text(info, 0, 32),
        text(info, 32, 32),
        text(info, 64, 16),
        text(info, 80, 16),
        (info.get(JAVA_LONG, 96) & LOGIN_REQUIRED) != 0);
  }

  /** Finds the token that a URI names by label, slot, or both. */
  public Pkcs11Token token(Pkcs11Uri uri) {
    List<Pkcs11Token> all = tokens();
    List<Pkcs11Token> fitting =
        all.stream()
            .filter(each -> uri.token().isEmpty() || uri.token().get().equals(each.label()))
            .filter(each -> uri.slot().isEmpty() || uri.slot().getAsLong() == each.slot())
            .toList();
    if (fitting.size() != 1) {
      throw noToken(uri, all, fitting.size());
    }
    return fitting.getFirst();
  }

  /** Lists the private keys on a token; those without label and identifier have no name. */
  public synchronized List<Pkcs11Uri> keys(Pkcs11Token token, Pkcs11Pin pin) {
    try (Pkcs11Session session = Pkcs11Session.open(this, token)) {
      session.login(pin);
      return session.find(Constants.OBJECT_PRIVATE_KEY, "", "").stream()
          .map(object -> session.uri(object, path))
          .filter(uri -> !uri.id().isEmpty() || !uri.object().isEmpty())
          .toList();
    }
  }

  /** Returns the key that a URI names. The PIN is asked for when the token wants it. */
  public Pkcs11Key key(Pkcs11Uri uri, Pkcs11Pin pin) {
    return new Pkcs11Key(this, token(uri), uri, pin);
  }

  Cryptoki functions() {
    return functions;
  }

  void check(long code, String what) {
    if (code != 0) {
      throw ResultCode.problem(code, what, path);
    }
  }

  @Override
  public String toString() {
    return path.toString();
  }

  private static String text(MemorySegment info, long from, int length) {
    byte[] bytes = info.asSlice(from, length).toArray(JAVA_BYTE);
    return new String(bytes, StandardCharsets.UTF_8).replace('\0', ' ').stripTrailing();
  }

  private static LabException noModule(Path path, String expected, String found) {
    return Problem.of("failed to load PKCS11 module " + path)
        .expected(expected)
        .found(found)
        .hint("modules are libraries such as /usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so")
        .hint("name one for all commands", "export COSIGN_PKCS11_MODULE_PATH=/path/to/module.so")
        .asException();
  }

  private LabException noToken(Pkcs11Uri uri, List<Pkcs11Token> all, int fitting) {
    String found =
        all.stream()
            .map(each -> "'" + each.label() + "' in slot " + each.slot())
            .collect(Collectors.joining(", "));
    return Problem.of(fitting == 0 ? "no such token" : "more than one token has that name")
        .tried("find the token of " + uri)
        .expected("one token with that label and slot")
        .found(all.isEmpty() ? "no token in any slot" : found)
        .hint("see the tokens", new Intent.ListTokens(path.toString()))
        .asException();
  }
}
