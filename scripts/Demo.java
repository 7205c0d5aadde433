///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//MAIN Demo
//JAVAC_OPTIONS -encoding UTF-8 --release 17 -proc:none -parameters -Xlint:all,-processing,-path,-serial
//RUNTIME_OPTIONS -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto -Djava.awt.headless=true
//RUNTIME_OPTIONS -Dfile.encoding=UTF-8 -Dsun.stdout.encoding=UTF-8 -Dsun.stderr.encoding=UTF-8
//DEPS io.fabric8:kubernetes-client:8.0.0
//DEPS info.picocli:picocli:4.7.7
//DEPS com.google.cloud.tools:jib-core:0.28.1
//DEPS tech.tablesaw:tablesaw-core:0.44.4
//DEPS org.knowm.xchart:xchart:4.0.3
//DEPS net.sourceforge.plantuml:plantuml-mit:1.2025.4
//DEPS org.tukaani:xz:1.11
//DEPS io.github.java-diff-utils:java-diff-utils:4.17
//SOURCES */*.java
//SOURCES lab/node/*.java
//SOURCES ../app/worker/Worker.java
//FILES lab/cluster.yaml=lab/cluster.yaml
//FILES logback.xml=logback.xml

import command.DemoCommand;

/**
 * Where JBang starts the commands. The directives above are the only build of this project's classes: the commands, the
 * notebooks and the tests run from the jar they make.
 */
public final class Demo {
    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(DemoCommand.line().execute(arguments));
    }
}
