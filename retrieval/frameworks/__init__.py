"""Retrievers in the conventions of LangChain and LlamaIndex, each in a module that only its users import."""
