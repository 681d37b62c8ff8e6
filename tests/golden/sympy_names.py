"""Prints the names that sympify() does not read as symbols.

They are what `from sympy import *` binds, Python's built-in functions, and its
keywords. SymPy 1.14. The output is the table in
lib/expr/functions/python_names.ts.
"""

import builtins
import keyword
import re
import textwrap
import types

namespace: dict = {}
exec("from sympy import *", namespace)
names = {name for name in namespace if not name.startswith("__")}
names |= {
    name
    for name, value in vars(builtins).items()
    if isinstance(value, types.BuiltinFunctionType)
}
names |= set(keyword.kwlist)
# `__build_class__` and the like are no names that a person writes.
names = {name for name in names if re.fullmatch(r"[A-Za-z_]\w*", name)}
names = {name for name in names if not name.startswith("__")}
print("\n".join(textwrap.wrap(" ".join(sorted(names)), 78)))
