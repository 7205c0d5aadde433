///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//JAVAC_OPTIONS -encoding UTF-8 --release 17 -Xlint:all,-processing,-path,-serial -parameters
//RUNTIME_OPTIONS -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto -Djava.awt.headless=true
//DEPS io.fabric8:kubernetes-client:8.0.0
//DEPS info.picocli:picocli:4.7.7
//DEPS com.google.cloud.tools:jib-core:0.28.1
//DEPS tech.tablesaw:tablesaw-core:0.44.4
//DEPS org.knowm.xchart:xchart:4.0.3
//DEPS net.sourceforge.plantuml:plantuml-mit:1.2025.4
//DEPS org.slf4j:slf4j-nop:2.0.17
//SOURCES base/*.java
//SOURCES book/*.java
//SOURCES command/*.java
//SOURCES diagram/*.java
//SOURCES image/*.java
//SOURCES kube/*.java
//SOURCES lab/*.java
//SOURCES lab/node/*.java
//SOURCES query/*.java
//SOURCES recording/*.java
//SOURCES stack/*.java
//FILES lab/cluster.yaml=lab/cluster.yaml

import command.DemoCommand;

/** Where JBang starts the commands; the directives above say what they are built from. */
public final class Demo {
    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(DemoCommand.line().execute(arguments));
    }
}
