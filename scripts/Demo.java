///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//JAVAC_OPTIONS -Xlint:all,-processing -parameters
//RUNTIME_OPTIONS -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto
//DEPS io.fabric8:kubernetes-client:8.0.0
//DEPS info.picocli:picocli:4.7.7
//DEPS com.google.cloud.tools:jib-core:0.28.1
//DEPS tech.tablesaw:tablesaw-core:0.44.4
//DEPS org.knowm.xchart:xchart:4.0.3
//DEPS net.sourceforge.plantuml:plantuml-mit:1.2025.4
//DEPS org.slf4j:slf4j-nop:2.0.17
public class Demo { public static void main(String[] a) { System.out.println("ok"); } }
