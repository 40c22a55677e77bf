include("${CMAKE_CURRENT_LIST_DIR}/chapeauTargets.cmake")
