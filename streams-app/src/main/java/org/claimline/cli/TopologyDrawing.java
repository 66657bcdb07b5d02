package org.claimline.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.GlobalStore;
import org.apache.kafka.streams.TopologyDescription.Processor;
import org.apache.kafka.streams.TopologyDescription.Sink;
import org.apache.kafka.streams.TopologyDescription.Source;
import org.apache.kafka.streams.TopologyDescription.Subtopology;

/** Topologies as lists of nodes, and as drawings in Mermaid's language. */
final class TopologyDrawing {
    private TopologyDrawing() {}

    /**
     * A node.
     *
     * @param kind   source, processor or sink
     * @param topics those it reads or writes; empty where a processor names the topic of each record
     * @param stores those it uses
     * @param to     the nodes it hands on to
     */
    record Node(String name, String kind, Set<String> topics, Set<String> stores, Set<String> to) {}

    static List<Node> nodes(TopologyDescription description) {
        List<Node> nodes = new ArrayList<>();
        description.globalStores().stream()
                .sorted(Comparator.comparingInt(GlobalStore::id))
                .forEach(store -> {
                    nodes.add(node(store.source()));
                    nodes.add(node(store.processor()));
                });
        description.subtopologies().stream()
                .sorted(Comparator.comparingInt(Subtopology::id))
                .flatMap(subtopology ->
                        subtopology.nodes().stream().sorted(Comparator.comparing(TopologyDescription.Node::name)))
                .map(TopologyDrawing::node)
                .forEach(nodes::add);
        return nodes;
    }

    private static Node node(TopologyDescription.Node node) {
        Set<String> to = new TreeSet<>();
        node.successors().forEach(successor -> to.add(successor.name()));
        if (node instanceof Source source) {
            Set<String> topics = Optional.ofNullable(source.topicSet()).orElse(Set.of());
            return new Node(node.name(), "source", new TreeSet<>(topics), Set.of(), to);
        }
        if (node instanceof Sink sink) {
            Set<String> topics = Optional.ofNullable(sink.topic()).map(Set::of).orElse(Set.of());
            return new Node(node.name(), "sink", topics, Set.of(), to);
        }
        Set<String> stores = node instanceof Processor processor ? new TreeSet<>(processor.stores()) : Set.of();
        return new Node(node.name(), "processor", Set.of(), stores, to);
    }

    /** One drawing of all: topics are shared, everything else stands in its application's frame. */
    static List<String> mermaid(Map<String, TopologyDescription> applications) {
        List<String> lines = new ArrayList<>(List.of("flowchart LR"));
        Set<String> arrows = new LinkedHashSet<>();
        Map<String, String> topics = new LinkedHashMap<>();
        applications.forEach((application, description) -> {
            lines.add("  subgraph " + application);
            Set<String> stores = new TreeSet<>();
            for (Node node : nodes(description)) {
                String id = application + "_" + id(node.name());
                lines.add("    " + id + "[\"" + node.name() + "\"]");
                node.to().forEach(to -> arrows.add("  " + id + " --> " + application + "_" + id(to)));
                for (String store : node.stores()) {
                    stores.add(store);
                    arrows.add("  " + id + " --- " + application + "_store_" + id(store));
                }
                for (String topic : node.topics()) {
                    String topicId = topics.computeIfAbsent(topic, t -> "topic_" + id(t));
                    arrows.add(
                            node.kind().equals("source")
                                    ? "  " + topicId + " --> " + id
                                    : "  " + id + " --> " + topicId);
                }
            }
            stores.forEach(store -> lines.add("    " + application + "_store_" + id(store) + "[(\"" + store + "\")]"));
            lines.add("  end");
        });
        topics.forEach((topic, id) -> lines.add("  " + id + "([\"" + topic + "\"])"));
        lines.addAll(arrows);
        return lines;
    }

    private static String id(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_");
    }
}
