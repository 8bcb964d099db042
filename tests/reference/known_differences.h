#ifndef CHATCORE_TESTS_REFERENCE_KNOWN_DIFFERENCES_H_
#define CHATCORE_TESTS_REFERENCE_KNOWN_DIFFERENCES_H_

namespace chatcore::reference {

/// Where the desk is known to do something else than DESIGN or the comments of the protos say. The twin does what the
/// desk does where a flag is true, and what is written where it is false. Whoever mends the desk sets the flag to
/// false: the differential test then holds the desk to the words.
struct KnownDifferences {
  /// DESIGN 2.2, "after Restore every lease starts anew": the gap that the first call finds is added to them too.
  bool gap_is_added_to_new_leases = true;
  /// DESIGN 2.3, a refusal changes nothing: OpenConnection renews the lease of a connection that is open, also when it
  /// is refused, whoever asks.
  bool refused_open_renews_lease = true;
  /// PreviewTyping of somebody who may not, or that nobody is shown, counts against the next preview, and a preview
  /// that comes too soon is passed over before the question whether its author may.
  bool unseen_previews_count = true;
  /// AssignmentStarted.waited_us, "since waiting_since": counted since the conversation was queued the last time.
  bool waited_since_queued_last = true;
  /// CRITERION_PROFICIENCY, "sum of levels over the required skills": a skill that item and queue ask for counts twice.
  bool shared_skills_count_twice = true;
  /// CRITERION_LAST_AGENT, "served this customer most recently": the conversation's last agent goes before the
  /// customer's.
  bool last_agent_of_conversation_first = true;
  /// OUTCOME_ABANDONED, "left before an agent answered": before an agent was assigned.
  bool assigned_counts_as_answered = true;
  /// "If both are given they must agree", and a stale handle is STALE_HANDLE: EndWrapUp says NOT_FOUND or goes by the
  /// handle.
  bool wrap_up_names_are_not_compared = true;
};

}  // namespace chatcore::reference

#endif  // CHATCORE_TESTS_REFERENCE_KNOWN_DIFFERENCES_H_
