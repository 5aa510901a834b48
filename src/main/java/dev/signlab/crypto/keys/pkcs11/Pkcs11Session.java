package dev.signlab.crypto.keys.pkcs11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One session with a token, for one piece of work. Used by one thread. */
final class Pkcs11Session implements AutoCloseable {

  private static final long SERIAL = 4;
  private static final long USER = 1;
  private static final long ALREADY_LOGGED_IN = 0x100;
  private static final int MOST_OBJECTS = 1_000;
  private static final int LARGEST_VALUE = 64 << 10;
  private static final int LARGEST_SIGNATURE = 1_024;

  /** CK_ATTRIBUTE: a type, a pointer, a length. CK_MECHANISM has the same three. */
  private static final long TRIPLE = 3 * Long.BYTES;

  private final Pkcs11Module module;
  private final Pkcs11Token token;
  private final Arena arena;
  private final long handle;

  private Pkcs11Session(Pkcs11Module module, Pkcs11Token token, Arena arena, long handle) {
    this.module = module;
    this.token = token;
    this.arena = arena;
    this.handle = handle;
  }

  static Pkcs11Session open(Pkcs11Module module, Pkcs11Token token) {
    Arena arena = Arena.ofConfined();
    MemorySegment session = arena.allocate(JAVA_LONG);
    long code = module.functions().openSession(token.slot(), SERIAL, session);
    if (code != 0) {
      arena.close();
    }
    module.check(code, "open session");
    return new Pkcs11Session(module, token, arena, session.get(JAVA_LONG, 0));
  }

  /** Gives the PIN where the token wants one; nothing of it stays in memory. */
  void login(Pkcs11Pin pin) {
    if (!token.loginRequired()) {
      return;
    }
    byte[] secret = pin.read();
    MemorySegment copy = arena.allocate(Math.max(1, secret.length)).asSlice(0, secret.length);
    MemorySegment.copy(secret, 0, copy, JAVA_BYTE, 0, secret.length);
    long code = module.functions().login(handle, USER, copy);
    copy.fill((byte) 0);
    Arrays.fill(secret, (byte) 0);
    if (code != ALREADY_LOGGED_IN) {
      module.check(code, "login");
    }
  }

  /** Finds the objects of a class; an empty identifier or label stands for any. */
  List<Long> find(long objectClass, String id, String label) {
    List<byte[]> values = new ArrayList<>();
    List<Long> types = new ArrayList<>();
    types.add(Constants.CLASS);
    values.add(number(objectClass));
    if (!id.isEmpty()) {
      types.add(Constants.ID);
      values.add(HexFormat.of().parseHex(id));
    }
    if (!label.isEmpty()) {
      types.add(Constants.LABEL);
      values.add(label.getBytes(StandardCharsets.UTF_8));
    }
    MemorySegment template = arena.allocate(TRIPLE * types.size(), Long.BYTES);
    for (int i = 0; i < types.size(); i++) {
      set(template, i, types.get(i), copy(values.get(i)));
    }
    module.check(
        module.functions().findObjectsInit(handle, template, types.size()), "find objects");
    MemorySegment count = arena.allocate(JAVA_LONG);
    MemorySegment found = arena.allocate(JAVA_LONG, MOST_OBJECTS);
    long code = module.functions().findObjects(handle, found, MOST_OBJECTS, count);
    module.functions().findObjectsFinal(handle);
    module.check(code, "find objects");
    List<Long> objects = new ArrayList<>();
    for (int i = 0; i < count.get(JAVA_LONG, 0); i++) {
      objects.add(found.getAtIndex(JAVA_LONG, i));
    }
    return objects;
  }

  /** Reads one attribute; nothing when the object has none of that type, or keeps it to itself. */
  Optional<byte[]> attribute(long object, long type) {
    MemorySegment value = arena.allocate(LARGEST_VALUE);
    MemorySegment attribute = arena.allocate(TRIPLE, Long.BYTES);
    set(attribute, 0, type, value);
    long code = module.functions().getAttributeValue(handle, object, attribute, 1);
    long length = attribute.get(JAVA_LONG, 2 * Long.BYTES);
    boolean there = code == 0 && length >= 0 && length <= LARGEST_VALUE;
    return there ? Optional.of(value.asSlice(0, length).toArray(JAVA_BYTE)) : Optional.empty();
  }

  /** Reads a number; -1 when it is not there. */
  long numberOf(long object, long type) {
    return attribute(object, type)
        .filter(bytes -> bytes.length == Long.BYTES)
        .map(bytes -> MemorySegment.ofArray(bytes).get(JAVA_LONG.withByteAlignment(1), 0))
        .orElse(-1L);
  }

  /** Names an object. */
  Pkcs11Uri uri(long object, Path path) {
    return new Pkcs11Uri(
        Optional.of(token.label()).filter(label -> !label.isEmpty()),
        OptionalLong.of(token.slot()),
        HexFormat.of().formatHex(attribute(object, Constants.ID).orElse(new byte[0])),
        new String(attribute(object, Constants.LABEL).orElse(new byte[0]), StandardCharsets.UTF_8),
        Optional.of(path.toString()),
        Optional.empty());
  }

  /** Signs by a key with a mechanism that has no parameter. */
  byte[] sign(long key, long mechanism, byte[] data) {
    MemorySegment asked = arena.allocate(TRIPLE, Long.BYTES);
    asked.set(JAVA_LONG, 0, mechanism);
    module.check(module.functions().signInit(handle, asked, key), "sign");
    MemorySegment length = arena.allocate(JAVA_LONG);
    length.set(JAVA_LONG, 0, LARGEST_SIGNATURE);
    MemorySegment signature = arena.allocate(LARGEST_SIGNATURE);
    module.check(module.functions().sign(handle, copy(data), signature, length), "sign");
    return signature.asSlice(0, length.get(JAVA_LONG, 0)).toArray(JAVA_BYTE);
  }

  @Override
  public void close() {
    module.functions().closeSession(handle);
    arena.close();
  }

  private MemorySegment copy(byte[] bytes) {
    MemorySegment copy = arena.allocate(Math.max(1, bytes.length), Long.BYTES);
    MemorySegment.copy(bytes, 0, copy, JAVA_BYTE, 0, bytes.length);
    return copy.asSlice(0, bytes.length);
  }

  private static byte[] number(long value) {
    byte[] bytes = new byte[Long.BYTES];
    MemorySegment.ofArray(bytes).set(JAVA_LONG.withByteAlignment(1), 0, value);
    return bytes;
  }

  private static void set(MemorySegment attributes, int index, long type, MemorySegment value) {
    long start = TRIPLE * index;
    attributes.set(JAVA_LONG, start, type);
    attributes.set(ADDRESS, start + Long.BYTES, value);
    attributes.set(JAVA_LONG, start + 2 * Long.BYTES, value.byteSize());
  }
}
