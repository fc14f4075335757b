"""Prints what a policy allows to types: "SOURCE TARGET CLASS PERMISSION …", attributes written out.

list-rules.py POLICY TYPE…
"""

import sys

import setools

policy = setools.SELinuxPolicy(sys.argv[1])
names = {}  # of a rule's source: the asked types that it stands for
for name in sys.argv[2:]:
    kind = policy.lookup_type(name)
    for source in [name, *map(str, kind.attributes())]:
        names.setdefault(source, []).append(name)

targets = {}
for rule in policy.terules():
    if str(rule.ruletype) != "allow":
        continue
    sources = names.get(str(rule.source))
    if sources is None:
        continue
    target = str(rule.target)
    if target not in targets:
        targets[target] = [str(kind) for kind in rule.target.expand()]
    for source in sources:
        for kind in targets[target]:
            print(source, kind, rule.tclass, *sorted(rule.perms))
