package dev.signlab.diagnostic;

import java.util.Optional;

/**
 * What to do next, for those who speak no command lines. Who shows it spells it in the words of the
 * place where it is read: a line of the shell's, or nothing.
 */
public sealed interface Intent {

  /**
   * Verify an image's signatures by another key.
   *
   * @param image the image
   * @param key the key's file or reference
   */
  record VerifyImage(String image, String key) implements Intent {}

  /**
   * Verify what is attested of an image.
   *
   * @param image the image
   * @param key the key's file or reference
   * @param type of the predicate
   */
  record VerifyAttestation(String image, String key, String type) implements Intent {}

  /**
   * Verify a file's signature by another key.
   *
   * @param file the file
   * @param key the key's file or reference
   */
  record VerifyFile(String file, String key) implements Intent {}

  /**
   * Verify what is attested of a file by another key.
   *
   * @param file the file
   * @param key the key's file or reference
   * @param type of the predicate
   */
  record VerifyFileAttestation(String file, String key, String type) implements Intent {}

  /**
   * Verify the same again, by whom the signer's certificate names.
   *
   * @param name in the certificate
   * @param issuer who vouches for it
   */
  record VerifyIdentity(String name, String issuer) implements Intent {}

  /**
   * Verify the same again, with what the signer's certificate says of a workflow.
   *
   * @param claim of which it speaks, such as {@code github-workflow-ref}
   * @param said what it says; nothing where it says nothing of that
   */
  record VerifyClaim(String claim, Optional<String> said) implements Intent {}

  /**
   * Sign an image.
   *
   * @param image the image
   */
  record SignImage(String image) implements Intent {}

  /**
   * Attest something of an image.
   *
   * @param image the image
   */
  record AttestImage(String image) implements Intent {}

  /**
   * Make a key pair.
   *
   * @param place the reference of the service that is to keep it; nothing for two files here
   */
  record MakeKeys(Optional<String> place) implements Intent {}

  /**
   * Show the public half of a key.
   *
   * @param key the key's file or reference
   * @param password whether the key has a password of its own, to be given with the line
   */
  record ShowPublicKey(String key, boolean password) implements Intent {}

  /**
   * Bring a private key into cosign's form.
   *
   * @param file the key
   */
  record ImportKey(String file) implements Intent {}

  /**
   * List the tokens that a module reaches.
   *
   * @param module the path of its library
   */
  record ListTokens(String module) implements Intent {}

  /**
   * List the keys on a token.
   *
   * @param module the path of its library, and the token's slot; nothing when neither is known
   */
  record ListTokenKeys(Optional<TokenPlace> module) implements Intent {}

  /**
   * Where a token is.
   *
   * @param module the path of the library
   * @param slot the number of the slot
   */
  record TokenPlace(String module, long slot) {}

  /**
   * Take off the password that openssl put on a private key.
   *
   * @param file the key
   * @param plain the file to write
   */
  record TakeOffPassword(String file, String plain) implements Intent {}

  /**
   * Look which files a folder has.
   *
   * @param folder the folder; empty for the one in which the work is done
   */
  record ListFiles(String folder) implements Intent {}

  /**
   * Look what a file holds.
   *
   * @param file the file
   */
  record ReadFile(String file) implements Intent {}

  /**
   * Start a registry of this machine.
   *
   * @param registry the name under which it was asked for, such as {@code localhost:5001}
   */
  record StartRegistry(String registry) implements Intent {}

  /** Ask whether the registry of this machine runs. */
  record AskAfterRegistry() implements Intent {}

  /**
   * Show a registry who one is.
   *
   * @param registry its name
   */
  record LogIn(String registry) implements Intent {}

  /**
   * Make an image of what this folder holds.
   *
   * @param name of the image
   */
  record BuildImage(String name) implements Intent {}

  /** Write the file that says how an image is made, of nothing at first. */
  record WriteDockerfile() implements Intent {}

  /**
   * Give an image of this machine another name.
   *
   * @param image the name that it has
   * @param name the other one
   */
  record TagImage(String image, String name) implements Intent {}

  /**
   * Bring an image of this machine into its registry.
   *
   * @param image the image
   */
  record PushImage(String image) implements Intent {}

  /**
   * Look at an image in a registry.
   *
   * @param image the image
   */
  record InspectImage(String image) implements Intent {}

  /** Read which references to keys there are. */
  record ReadOfKeyReferences() implements Intent {}
}
