#ifndef CHATCORE_TESTS_PROPERTY_NAMES_H_
#define CHATCORE_TESTS_PROPERTY_NAMES_H_

#include <string>
#include <vector>

namespace chatcore::property {

// Few names, so that they meet again and again.
inline const std::vector<std::string> kAgents = {"ada", "bo", "cy", "dee", "eva"};
inline const std::vector<std::string> kCustomers = {"u1", "u2", "u3", "u4", "u5", "u6"};
inline const std::vector<std::string> kConversations = {"v1", "v2", "v3", "v4",  "v5",  "v6",
                                                        "v7", "v8", "v9", "v10", "v11", "v12"};
inline const std::vector<std::string> kTickets = {"t1", "t2", "t3", "t4", "t5", "t6", "t7", "t8"};
inline const std::vector<std::string> kConnections = {"phone", "tab"};
inline const std::vector<std::string> kQueues = {"q1", "q2", "q3", "q4"};
inline const std::vector<std::string> kTeams = {"north", "south"};
inline const std::vector<std::string> kSkills = {"billing", "legal"};
inline const std::vector<std::string> kLanguages = {"en", "lv"};
inline const std::vector<std::string> kTopics = {"invoice", "login"};

}  // namespace chatcore::property

#endif  // CHATCORE_TESTS_PROPERTY_NAMES_H_
