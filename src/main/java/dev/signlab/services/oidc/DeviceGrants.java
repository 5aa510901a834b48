package dev.signlab.services.oidc;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Devices that wait for somebody to sign in for them elsewhere (RFC 8628). Safe for use by several
 * threads.
 */
final class DeviceGrants {

  /** How long a device waits. */
  static final Duration LIFETIME = Duration.ofMinutes(10);

  /** How long a device waits between two questions. */
  static final Duration INTERVAL = Duration.ofSeconds(1);

  /** Without vowels, so that they form no words (section 6.1). */
  private static final String LETTERS = "BCDFGHJKLMNPQRSTVWXZ";

  private static final int HALF = 4;
  private static final int MOST = 1_000;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Map<String, Device> devices = new LinkedHashMap<>();
  private final InstantSource clock;

  DeviceGrants(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Who waits.
   *
   * @param issuer where somebody is to sign in
   * @param userCode what they type
   * @param challenge binds the token to the device, where it sent one
   * @param until when it waits no more
   */
  record Waiting(
      IssuerKind issuer, String userCode, Optional<CodeChallenge> challenge, Instant until) {}

  private static final class Device {
    private final Waiting waiting;
    private Optional<Identity.Person> person = Optional.empty();
    private boolean isDenied;
    private Instant askedAt = Instant.EPOCH;

    Device(Waiting waiting) {
      this.waiting = waiting;
    }
  }

  /**
   * The codes of a device.
   *
   * @param deviceCode which only the device knows
   * @param userCode which a person types
   */
  record Codes(String deviceCode, String userCode) {}

  /** Lets another device wait. */
  synchronized Codes add(IssuerKind issuer, Optional<CodeChallenge> challenge) {
    Codes codes = new Codes(OneTimeSecrets.random(), userCode());
    Instant until = clock.instant().plus(LIFETIME);
    devices.put(
        codes.deviceCode(), new Device(new Waiting(issuer, codes.userCode(), challenge, until)));
    Iterator<String> oldest = devices.keySet().iterator();
    while (devices.size() > MOST) {
      oldest.next();
      oldest.remove();
    }
    return codes;
  }

  /** Finds who waits under a code that somebody typed, with or without the hyphen. */
  synchronized Optional<Waiting> find(String typed) {
    return byUserCode(typed).map(device -> device.waiting);
  }

  /** Signs somebody in for the device that waits under a code; false when none does any more. */
  synchronized boolean approve(String typed, Identity.Person person) {
    Optional<Device> device = byUserCode(typed);
    device.ifPresent(each -> each.person = Optional.of(person));
    return device.isPresent();
  }

  /** Refuses the device that waits under a code. */
  synchronized void deny(String typed) {
    byUserCode(typed).ifPresent(device -> device.isDenied = true);
  }

  private Optional<Device> byUserCode(String typed) {
    String letters = letters(typed);
    return devices.values().stream()
        .filter(each -> letters(each.waiting.userCode()).equals(letters))
        .filter(each -> each.waiting.until().isAfter(clock.instant()))
        .filter(each -> each.person.isEmpty() && !each.isDenied)
        .findFirst();
  }

  private static String letters(String typed) {
    return typed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "");
  }

  /** Returns who waits under the code of a device; nothing when it is unknown or used. */
  synchronized Optional<Waiting> waiting(String deviceCode) {
    return Optional.ofNullable(devices.get(deviceCode)).map(device -> device.waiting);
  }

  /**
   * Returns who signed in for a device, and forgets the device.
   *
   * @throws OAuthError as section 3.5 has it, while nobody has
   */
  synchronized Identity.Person redeem(String deviceCode) {
    Device device = devices.get(deviceCode);
    if (device == null) {
      throw OAuthError.of(
          OAuthError.INVALID_GRANT, "the device_code is unknown, used before, or forgotten");
    }
    if (device.isDenied) {
      devices.remove(deviceCode);
      throw OAuthError.of(OAuthError.ACCESS_DENIED, "the sign-in was cancelled");
    }
    Instant now = clock.instant();
    if (!device.waiting.until().isAfter(now)) {
      devices.remove(deviceCode);
      throw OAuthError.of(OAuthError.EXPIRED, "nobody signed in for ten minutes");
    }
    if (device.person.isEmpty()) {
      throw pending(device, now);
    }
    devices.remove(deviceCode);
    return device.person.get();
  }

  private static OAuthError pending(Device device, Instant now) {
    boolean isTooSoon = device.askedAt.plus(INTERVAL).isAfter(now);
    device.askedAt = now;
    return isTooSoon
        ? OAuthError.of(OAuthError.SLOW_DOWN, "ask once a second")
        : OAuthError.of(OAuthError.PENDING, "nobody has signed in yet");
  }

  private static String userCode() {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < 2 * HALF; i++) {
      code.append(i == HALF ? "-" : "").append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return code.toString();
  }
}
