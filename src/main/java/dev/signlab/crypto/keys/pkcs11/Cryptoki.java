package dev.signlab.crypto.keys.pkcs11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * The C functions of a module, one Java method each; they return the module's own result codes.
 * Sizes are those of 64-bit Unix, where CK_ULONG has 8 bytes and structures are not packed.
 */
@SuppressWarnings("restricted")
final class Cryptoki {

  private static final Linker LINKER = Linker.nativeLinker();
  private static final long POINTER = ADDRESS.byteSize();
  private static final int FUNCTIONS = 68;

  /** The places of functions in CK_FUNCTION_LIST, behind the version. */
  private enum Function {
    INITIALIZE(0, "P"),
    GET_SLOT_LIST(4, "BPP"),
    GET_TOKEN_INFO(6, "NP"),
    OPEN_SESSION(12, "NNPPP"),
    CLOSE_SESSION(13, "N"),
    LOGIN(18, "NNPN"),
    GET_ATTRIBUTE_VALUE(24, "NNPN"),
    FIND_OBJECTS_INIT(26, "NPN"),
    FIND_OBJECTS(27, "NPNP"),
    FIND_OBJECTS_FINAL(28, "N"),
    SIGN_INIT(42, "NPN"),
    SIGN(43, "NPNPP");

    private final int place;
    private final String arguments;

    /** The arguments by letters: a byte, a number, a pointer. */
    Function(int place, String arguments) {
      this.place = place;
      this.arguments = arguments;
    }

    FunctionDescriptor descriptor() {
      MemoryLayout[] layouts =
          arguments
              .chars()
              .mapToObj(letter -> letter == 'B' ? JAVA_BYTE : letter == 'N' ? JAVA_LONG : ADDRESS)
              .toArray(MemoryLayout[]::new);
      return FunctionDescriptor.of(JAVA_LONG, layouts);
    }
  }

  private final Map<Function, MethodHandle> handles = new EnumMap<>(Function.class);

  private Cryptoki(MemorySegment functions) {
    for (Function each : Function.values()) {
      MemorySegment address = functions.get(ADDRESS, POINTER * (1 + each.place));
      handles.put(each, LINKER.downcallHandle(address, each.descriptor()));
    }
  }

  /**
   * Loads a module for as long as the process lives, and finds its functions.
   *
   * @throws IllegalArgumentException when the file is no library, or not one of PKCS #11
   */
  static Cryptoki load(Path module) {
    SymbolLookup library = SymbolLookup.libraryLookup(module, Arena.global());
    MemorySegment entry =
        library
            .find("C_GetFunctionList")
            .orElseThrow(() -> new IllegalArgumentException("it has no C_GetFunctionList"));
    MethodHandle list = LINKER.downcallHandle(entry, FunctionDescriptor.of(JAVA_LONG, ADDRESS));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment result = arena.allocate(ADDRESS);
      long code = call(list, result);
      if (code != 0) {
        throw new IllegalArgumentException("C_GetFunctionList returned " + code);
      }
      return new Cryptoki(result.get(ADDRESS, 0).reinterpret(POINTER * (1 + FUNCTIONS)));
    }
  }

  long initialize(MemorySegment arguments) {
    return call(Function.INITIALIZE, arguments);
  }

  long getSlotList(byte tokenPresent, MemorySegment slots, MemorySegment count) {
    return call(Function.GET_SLOT_LIST, tokenPresent, slots, count);
  }

  long getTokenInfo(long slot, MemorySegment info) {
    return call(Function.GET_TOKEN_INFO, slot, info);
  }

  long openSession(long slot, long flags, MemorySegment session) {
    return call(
        Function.OPEN_SESSION, slot, flags, MemorySegment.NULL, MemorySegment.NULL, session);
  }

  long closeSession(long session) {
    return call(Function.CLOSE_SESSION, session);
  }

  long login(long session, long user, MemorySegment pin) {
    return call(Function.LOGIN, session, user, pin, pin.byteSize());
  }

  long getAttributeValue(long session, long object, MemorySegment attributes, long count) {
    return call(Function.GET_ATTRIBUTE_VALUE, session, object, attributes, count);
  }

  long findObjectsInit(long session, MemorySegment attributes, long count) {
    return call(Function.FIND_OBJECTS_INIT, session, attributes, count);
  }

  long findObjects(long session, MemorySegment objects, long most, MemorySegment count) {
    return call(Function.FIND_OBJECTS, session, objects, most, count);
  }

  long findObjectsFinal(long session) {
    return call(Function.FIND_OBJECTS_FINAL, session);
  }

  long signInit(long session, MemorySegment mechanism, long key) {
    return call(Function.SIGN_INIT, session, mechanism, key);
  }

  long sign(long session, MemorySegment data, MemorySegment signature, MemorySegment length) {
    return call(Function.SIGN, session, data, data.byteSize(), signature, length);
  }

  private long call(Function function, Object... arguments) {
    return call(Objects.requireNonNull(handles.get(function)), arguments);
  }

  private static long call(MethodHandle handle, Object... arguments) {
    try {
      return (long) handle.invokeWithArguments(arguments);
    } catch (Throwable e) {
      throw new AssertionError("a C function throws nothing", e);
    }
  }
}
