package dev.signlab.http.server;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds out which program listens on a port, where the operating system tells (Linux: proc(5)). */
final class PortHolder {

  private static final Path PROCESSES = Path.of("/proc");
  private static final String LISTENING = "0A";
  private static final int LAST_PORT = 65_535;

  private PortHolder() {}

  static String describe(int port) {
    return processOn(port)
        .map(handle -> name(handle) + ", process " + handle.pid() + ", listens there")
        .orElse("another program listens there");
  }

  /** Looks at the next hundred ports; 0, which means any, where none of them is free. */
  static int freePortAfter(int port) {
    for (int next = port + 1; next <= Math.min(port + 100, LAST_PORT); next++) {
      if (isFree(next)) {
        return next;
      }
    }
    return 0;
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, LoopbackServer.loopback())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private static String name(ProcessHandle handle) {
    if (handle.pid() == ProcessHandle.current().pid()) {
      return "this very lab";
    }
    return handle.info().command().map(PortHolder::fileName).orElse("a program");
  }

  private static String fileName(String command) {
    return command.substring(command.lastIndexOf('/') + 1);
  }

  private static Optional<ProcessHandle> processOn(int port) {
    Set<String> sockets = new HashSet<>();
    for (String table : List.of("tcp", "tcp6")) {
      sockets.addAll(socketsIn(PROCESSES.resolve("net").resolve(table), port));
    }
    return sockets.isEmpty()
        ? Optional.empty()
        : ProcessHandle.allProcesses().filter(handle -> holds(handle, sockets)).findFirst();
  }

  /** Columns of the table: number, local address, remote address, state, …, inode as the tenth. */
  private static Set<String> socketsIn(Path table, int port) {
    String suffix = String.format(Locale.ROOT, ":%04X", port);
    Set<String> sockets = new HashSet<>();
    try {
      for (String line : Files.readAllLines(table)) {
        String[] columns = line.strip().split(" +", -1);
        if (columns.length > 9 && columns[1].endsWith(suffix) && columns[3].equals(LISTENING)) {
          sockets.add("socket:[" + columns[9] + "]");
        }
      }
    } catch (IOException e) {
      // No such table on this system, so the holder stays unnamed.
    }
    return sockets;
  }

  private static boolean holds(ProcessHandle handle, Set<String> sockets) {
    Path open = PROCESSES.resolve(String.valueOf(handle.pid())).resolve("fd");
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(open)) {
      for (Path descriptor : descriptors) {
        if (sockets.contains(target(descriptor))) {
          return true;
        }
      }
    } catch (IOException e) {
      // Another user's process, or one that has just ended.
    }
    return false;
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "";
    }
  }
}
