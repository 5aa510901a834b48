package dev.signlab.judge;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports for servers that tests start by number, or start again on the number that they had. They
 * lie below those that a system gives to outgoing connections, so that no connection of another
 * process has one when it is wanted. Safe for use by several threads and processes.
 */
public final class FreePorts {

  private static final int FIRST = 12_000;
  private static final int SPAN = 20_000;

  /** A world of servers takes as many that follow each other. */
  private static final int TOGETHER = 16;

  private static final AtomicInteger NEXT = new AtomicInteger(new SecureRandom().nextInt(SPAN));

  private FreePorts() {}

  /** Returns the first of sixteen free ports, and another one each time. */
  public static int next() {
    for (int tries = 0; tries < SPAN / TOGETHER; tries++) {
      int first = FIRST + Math.floorMod(NEXT.getAndAdd(TOGETHER), SPAN - TOGETHER);
      if (areFree(first)) {
        return first;
      }
    }
    throw new IllegalStateException("no free ports from " + FIRST + " to " + (FIRST + SPAN));
  }

  private static boolean areFree(int first) {
    for (int port = first; port < first + TOGETHER; port++) {
      try {
        new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
      } catch (IOException e) {
        return false;
      }
    }
    return true;
  }
}
