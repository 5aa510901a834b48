package dev.signlab.jshell.bound;

/** The objects of the lab; snippets import these names. */
public final class Bound {

  /** The property of the JVM that says which image the open lab is about. */
  public static final String IMAGE = "signlab.java.image";

  /** The image of the open lab, as a line of cosign names it. */
  public static final String image = System.getProperty(IMAGE, "localhost:5001/app:1.0");

  /** The public keys of the lab's folder. */
  public static final Keys keys = new Keys();

  /** What the verification of {@link #image} with the key of the folder says. */
  public static final ImageReport report = new ImageReport(image, keys);

  /** The log of signatures of this world. */
  public static final Log log = new Log();

  private Bound() {}
}
